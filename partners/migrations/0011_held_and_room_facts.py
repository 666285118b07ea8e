"""Messages that are held for a while, and what is known of a room for next time."""

from django.db import migrations, models

import partners.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0010_given_logo"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="held_until",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="held until, so that it can be undone"
            ),
        ),
        migrations.AddField(
            model_name="venue",
            name="has_copier",
            field=models.BooleanField(blank=True, null=True, verbose_name="copier for posters"),
        ),
        migrations.AddField(
            model_name="venue",
            name="keys",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=400, verbose_name="keys and doors: who opens, who locks"
            ),
        ),
        migrations.AddField(
            model_name="venue",
            name="parking",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=400, verbose_name="parking and unloading"
            ),
        ),
        migrations.AddField(
            model_name="venue",
            name="poster_sizes",
            field=partners.models.fields.Line(
                blank=True, default="", max_length=40, verbose_name="poster sizes that can be printed there"
            ),
        ),
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("calendar_feed", "Personal calendar feed"),
                    ("stand", "A partner's answer"),
                    ("library", "A library's page of one event"),
                    ("stand_feed", "A partner's calendar feed"),
                    ("venue_feed", "A venue's calendar feed"),
                    ("host_site", "A host site's page of one event"),
                    ("attendee", "An invitation to one meeting"),
                ],
                max_length=20,
                verbose_name="purpose",
            ),
        ),
    ]
