"""Which format does an operating model propose, and which plan B has each format?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0007_supply_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="concept",
            name="attendance",
            field=models.CharField(
                choices=[("onsite", "On site"), ("hybrid", "Hybrid"), ("online", "Remote")],
                default="onsite",
                max_length=10,
                verbose_name="proposed format",
            ),
        ),
        migrations.AlterField(
            model_name="concepttext",
            name="key",
            field=models.CharField(
                choices=[
                    ("kind_name", "Name of this sort of event"),
                    ("title", "Title"),
                    ("what_you_get", "What you get"),
                    ("summary", "Summary"),
                    ("description", "Description"),
                    ("audience", "Audience"),
                    ("free", "Free of charge, no registration"),
                    ("bring", "What to bring"),
                    ("hours_reason", "Why these opening hours"),
                    ("contingency_plan", "Plan B"),
                    ("contingency_hybrid", "Plan B of a hybrid event"),
                    ("contingency_online", "Plan B of a remote event"),
                    ("letter_heading", "Letter: heading"),
                    ("letter_opening", "Letter: opening"),
                    ("letter_share", "Letter: your part"),
                    ("letter_closing", "Letter: closing"),
                    ("letter_ethics", "Letter: ethics"),
                    ("letter_attachments", "Letter: attachments"),
                ],
                max_length=30,
                verbose_name="text",
            ),
        ),
        migrations.AlterField(
            model_name="eventtext",
            name="key",
            field=models.CharField(
                choices=[
                    ("kind_name", "Name of this sort of event"),
                    ("title", "Title"),
                    ("what_you_get", "What you get"),
                    ("summary", "Summary"),
                    ("description", "Description"),
                    ("audience", "Audience"),
                    ("free", "Free of charge, no registration"),
                    ("bring", "What to bring"),
                    ("hours_reason", "Why these opening hours"),
                    ("contingency_plan", "Plan B"),
                    ("contingency_hybrid", "Plan B of a hybrid event"),
                    ("contingency_online", "Plan B of a remote event"),
                    ("letter_heading", "Letter: heading"),
                    ("letter_opening", "Letter: opening"),
                    ("letter_share", "Letter: your part"),
                    ("letter_closing", "Letter: closing"),
                    ("letter_ethics", "Letter: ethics"),
                    ("letter_attachments", "Letter: attachments"),
                ],
                max_length=30,
                verbose_name="text",
            ),
        ),
    ]
