from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_post")]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["network", "claimed_at"], name="message_of_the_hour"),
        ),
    ]
