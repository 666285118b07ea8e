from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0003_post")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="reading",
            field=models.JSONField(default=dict, verbose_name="what was found in the file"),
        ),
        migrations.AddField(
            model_name="import",
            name="progressed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="last step of saving"),
        ),
    ]
