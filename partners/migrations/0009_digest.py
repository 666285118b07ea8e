"""How does a user choose how often to be told by mail what waits?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0008_picture_of_partner"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="digest",
            field=models.CharField(
                choices=[
                    ("daily", "On Mondays my week, on other days the news when something has happened"),
                    ("weekly", "On Mondays only"),
                    ("none", "Never"),
                ],
                default="daily",
                max_length=10,
                verbose_name="mail about what waits",
            ),
        ),
    ]
