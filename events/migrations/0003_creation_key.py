from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="creation_key",
            field=models.UUIDField(
                editable=False, null=True, unique=True, verbose_name="key of the form it was made with"
            ),
        ),
    ]
