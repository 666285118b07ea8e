"""Sorts of stands know their row of the model, kept days off are remembered, and the reason has other languages."""

from typing import Any

from django.db import migrations, models

import partners.models.fields
from talkoot.lib.days import day_off


def know_rows(apps: Any, schema_editor: Any) -> None:
    """Tell each sort of stand the row of its event's model that has its name, as names have told it until now."""
    stand_type = apps.get_model("events", "StandType")
    rows: dict[tuple[int, str], Any] = {}
    for row in apps.get_model("events", "ConceptStandType").objects.order_by(
        "-order", "-pk"
    ):  # the first wins
        rows[row.concept_id, row.name.casefold()] = row.uid
    made = stand_type.objects.exclude(event__concept=None).values_list("pk", "name", "event__concept")
    for pk, name, concept in made:
        uid = rows.get((concept, name.casefold()))
        if uid:
            stand_type.objects.filter(pk=pk).update(concept_row=uid)


def remember_kept_days(apps: Any, schema_editor: Any) -> None:
    """Mark what stands on its computed day although that is a day off: a person has taken it back."""
    for name, day, computed in (("Task", "due_on", "computed_on"), ("Meeting", "day", "computed_day")):
        model = apps.get_model("events", name)
        kept = (
            model.objects.filter(**{day: models.F(computed)}).exclude(offset_days=None).exclude(offset_days=0)
        )
        keys = [pk for pk, stands_on in kept.values_list("pk", day) if day_off(stands_on)]
        for first in range(0, len(keys), 500):
            model.objects.filter(pk__in=keys[first : first + 500]).update(keeps_computed=True)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_meeting_responsible"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="reason_en",
            field=partners.models.fields.Prose(
                blank=True,
                default="",
                max_length=1000,
                verbose_name="why talkoot are needed here, in English",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="reason_sv",
            field=partners.models.fields.Prose(
                blank=True,
                default="",
                max_length=1000,
                verbose_name="why talkoot are needed here, in Swedish",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="keeps_computed",
            field=models.BooleanField(
                default=False, verbose_name="keeps its computed day also where it is a day off"
            ),
        ),
        migrations.AddField(
            model_name="standtype",
            name="concept_row",
            field=models.UUIDField(
                blank=True, editable=False, null=True, verbose_name="row of the operating model"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="keeps_computed",
            field=models.BooleanField(
                default=False, verbose_name="keeps its computed day also where it is a day off"
            ),
        ),
        migrations.RunPython(know_rows, migrations.RunPython.noop),
        migrations.RunPython(remember_kept_days, migrations.RunPython.noop),
    ]
