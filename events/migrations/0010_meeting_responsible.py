"""Who calls each planning meeting together?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_task_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="responsible",
            field=models.CharField(
                choices=[
                    ("coordinator", "Coordinator"),
                    ("communications", "Communications"),
                    ("library", "Library"),
                    ("partners", "Partners"),
                    ("library_and_partners", "Library and partners"),
                    ("secretary", "Secretary"),
                    ("everybody", "Everybody"),
                ],
                default="coordinator",
                max_length=30,
                verbose_name="responsible",
            ),
        ),
    ]
