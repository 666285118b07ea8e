"""How does a thing on the supplies list tell which shortage of the room it answers?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="supply",
            name="answers",
            field=models.CharField(
                blank=True,
                choices=[
                    ("tables", "Tables from elsewhere"),
                    ("sockets", "Extension leads"),
                    ("screens", "Screens from elsewhere"),
                    ("network", "Mobile network connection"),
                ],
                default="",
                max_length=10,
                verbose_name="shortage of the room that it answers",
            ),
        ),
    ]
