"""Polls, minutes, series, moves, run sheets, host sites, and what calendars were told."""

import re
import uuid
from typing import Any

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import partners.models.fields

MARKS = {
    "päätös": "decision", "päätettiin": "decision", "beslut": "decision", "decision": "decision",
    "tehtävä": "task", "toimenpide": "task", "uppgift": "task", "åtgärd": "task", "task": "task",
}  # fmt: skip
MARKED = re.compile(
    rf"(?P<number>\d{{1,2}}[.):]?\s+)?(?P<mark>{'|'.join(MARKS)})\s*[:–-]\s*(?=\S)", re.IGNORECASE
)
LONGEST = 2000  # characters of a line; a longer one goes on in the next


def notes_become_lines(apps: Any, schema_editor: Any) -> None:
    """Let what was written of meetings as one text be lines; nothing of it is lost."""
    lines = apps.get_model("events", "MinutesLine")
    for notes in apps.get_model("events", "MeetingNotes").objects.exclude(text="").iterator():
        written = (line.strip() for line in notes.text.splitlines())
        pieces = [
            piece
            for line in written
            if line
            for kind, text in [_kind_and_text(line)]
            for piece in [(kind, text[at : at + LONGEST]) for at in range(0, len(text), LONGEST)]
        ]
        lines.objects.bulk_create(
            lines(meeting_id=notes.meeting_id, order=order, kind=kind, text=text, by_name=notes.secretary)
            for order, (kind, text) in enumerate(pieces, start=1)
        )


def lines_become_notes(apps: Any, schema_editor: Any) -> None:
    """Go back: lines become one text again."""
    words = {"decision": "Päätös: ", "task": "Tehtävä: "}
    for notes in apps.get_model("events", "MeetingNotes").objects.iterator():
        found = apps.get_model("events", "MinutesLine").objects.filter(
            meeting=notes.meeting_id, is_removed=False
        )
        texts = [f"{words.get(line.kind, '')}{line.text}" for line in found.order_by("order", "id")]
        notes.text = "\n".join(texts)[:8000]
        notes.save(update_fields=["text"])


def _kind_and_text(line: str) -> tuple[str, str]:
    found = MARKED.match(line)
    if not found:
        return "talk", line
    return MARKS[found["mark"].lower()], (found["number"] or "") + line[found.end() :]


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0011_plan_gaps"),
        ("partners", "0011_held_and_room_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("title", partners.models.fields.Line(max_length=200, verbose_name="point")),
                (
                    "note",
                    partners.models.fields.Prose(
                        blank=True, default="", max_length=1000, verbose_name="more about it"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("model", "From the operating model"),
                            ("open", "Open in the plan"),
                            ("carried", "Left over from the last meeting"),
                            ("own", "Added by hand"),
                        ],
                        default="own",
                        max_length=10,
                        verbose_name="where from",
                    ),
                ),
                ("source", models.CharField(blank=True, default="", max_length=80, verbose_name="source")),
                ("is_finished", models.BooleanField(default=False, verbose_name="dealt with")),
                ("is_removed", models.BooleanField(default=False, verbose_name="taken away")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "verbose_name": "point of an agenda",
                "verbose_name_plural": "points of agendas",
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", partners.models.fields.Line(max_length=120, verbose_name="name")),
                (
                    "organisation",
                    partners.models.fields.Line(
                        blank=True, default="", max_length=120, verbose_name="organisation"
                    ),
                ),
                ("email", models.EmailField(blank=True, default="", max_length=254, verbose_name="e-mail")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "We take part"), ("no", "We do not take part")],
                        default="",
                        max_length=5,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("was_there", models.BooleanField(blank=True, null=True, verbose_name="was there")),
            ],
            options={
                "verbose_name": "person asked to a meeting",
                "verbose_name_plural": "people asked to meetings",
                "ordering": ["organisation", "name", "id"],
            },
        ),
        migrations.CreateModel(
            name="CalendarTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.CharField(max_length=120, verbose_name="calendar identity")),
                ("sequence", models.PositiveIntegerField(verbose_name="calendar sequence")),
                ("method", models.CharField(max_length=10, verbose_name="method")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "name",
                    partners.models.fields.Line(blank=True, default="", max_length=120, verbose_name="name"),
                ),
                (
                    "says",
                    models.JSONField(default=dict, verbose_name="what it said: title, time, place, state"),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
            ],
            options={
                "verbose_name": "what a calendar was told",
                "verbose_name_plural": "what calendars were told",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="HostSite",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", partners.models.fields.Line(max_length=120, verbose_name="name of the place")),
                (
                    "street_address",
                    partners.models.fields.Line(
                        blank=True, default="", max_length=200, verbose_name="street address"
                    ),
                ),
                (
                    "helper_name",
                    partners.models.fields.Line(
                        blank=True, default="", max_length=120, verbose_name="local helper"
                    ),
                ),
                (
                    "helper_phone",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9+() -]{5,20}$",
                                "Write a phone number with digits and spaces, for example 08 615 5555.",
                            )
                        ],
                        verbose_name="helper's phone",
                    ),
                ),
                (
                    "helper_email",
                    models.EmailField(blank=True, default="", max_length=254, verbose_name="helper's e-mail"),
                ),
                (
                    "test_call_on",
                    models.DateField(blank=True, null=True, verbose_name="day of the test call"),
                ),
                (
                    "test_call_at",
                    models.TimeField(blank=True, null=True, verbose_name="hour of the test call"),
                ),
                (
                    "equipment",
                    models.JSONField(blank=True, default=list, verbose_name="equipment that is there"),
                ),
                (
                    "note",
                    partners.models.fields.Prose(blank=True, default="", max_length=600, verbose_name="note"),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                (
                    "calendar_uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="calendar identity"
                    ),
                ),
                (
                    "calendar_sequence",
                    models.PositiveIntegerField(default=0, verbose_name="calendar sequence"),
                ),
                (
                    "calendar_stamp",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="calendar stamp"),
                ),
            ],
            options={
                "verbose_name": "host site",
                "verbose_name_plural": "host sites",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", partners.models.fields.Line(max_length=120, verbose_name="name")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("fortnightly", "Every second week"),
                            ("monthly", "Every month on the same weekday"),
                        ],
                        default="weekly",
                        max_length=12,
                        verbose_name="how often",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                ("starts", models.TimeField(verbose_name="starts")),
                ("minutes", models.PositiveSmallIntegerField(default=60, verbose_name="length in minutes")),
                (
                    "place",
                    partners.models.fields.Line(blank=True, default="", max_length=120, verbose_name="place"),
                ),
                ("link", models.URLField(blank=True, default="", max_length=400, verbose_name="remote link")),
                (
                    "agenda",
                    partners.models.fields.Prose(
                        blank=True, default="", max_length=4000, verbose_name="agenda"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "verbose_name": "series of meetings",
                "verbose_name_plural": "series of meetings",
            },
        ),
        migrations.CreateModel(
            name="MinutesLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="identity"
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[("talk", "Discussion"), ("decision", "Decision"), ("task", "Task")],
                        default="talk",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "text",
                    partners.models.fields.Prose(
                        blank=True, default="", max_length=2000, verbose_name="text"
                    ),
                ),
                ("is_removed", models.BooleanField(default=False, verbose_name="taken away")),
                (
                    "is_twin",
                    models.BooleanField(
                        default=False, verbose_name="written at the same time as the line above"
                    ),
                ),
                (
                    "by_name",
                    partners.models.fields.Line(
                        blank=True, default="", max_length=120, verbose_name="written by"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "verbose_name": "line of minutes",
                "verbose_name_plural": "lines of minutes",
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move", "Moved to another time"),
                            ("postpone", "Postponed without a new day"),
                            ("cancel", "Cancelled"),
                            ("reinstate", "Takes place after all"),
                            ("format", "Held in another way"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                (
                    "reason",
                    partners.models.fields.Line(
                        blank=True, default="", max_length=300, verbose_name="reason, told to people"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                ("before", models.JSONField(default=dict, verbose_name="how it was")),
                ("event_version", models.PositiveIntegerField(verbose_name="version of the record after it")),
                ("undo_until", models.DateTimeField(verbose_name="can be undone until")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
            ],
            options={
                "verbose_name": "move",
                "verbose_name_plural": "moves",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("deadline", models.DateField(verbose_name="answer by")),
                (
                    "note",
                    partners.models.fields.Prose(
                        blank=True, default="", max_length=600, verbose_name="words to those who are asked"
                    ),
                ),
                ("is_open", models.BooleanField(default=True, verbose_name="open")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
            ],
            options={
                "verbose_name": "question about the day",
                "verbose_name_plural": "questions about the day",
            },
        ),
        migrations.CreateModel(
            name="PollOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
                ("was_chosen", models.BooleanField(default=False, verbose_name="became the day")),
            ],
            options={
                "verbose_name": "proposed time",
                "verbose_name_plural": "proposed times",
                "ordering": ["day", "opens", "id"],
            },
        ),
        migrations.CreateModel(
            name="PollVoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "comment",
                    partners.models.fields.Prose(
                        blank=True, default="", max_length=500, verbose_name="comment"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="last answer")),
            ],
            options={
                "verbose_name": "voice in a question",
                "verbose_name_plural": "voices in questions",
            },
        ),
        migrations.CreateModel(
            name="PollVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Suits"), ("if_needed", "If needed"), ("no", "Does not suit")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a proposed time",
                "verbose_name_plural": "answers to proposed times",
            },
        ),
        migrations.CreateModel(
            name="RunSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.TimeField(verbose_name="starts")),
                ("ends", models.TimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("set_up", "Set-up"),
                            ("briefing", "Briefing"),
                            ("doors", "Doors open"),
                            ("talk", "Short talk"),
                            ("break", "Break"),
                            ("other", "Other"),
                            ("take_down", "Clearing away"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", partners.models.fields.Line(max_length=200, verbose_name="what")),
                (
                    "who",
                    partners.models.fields.Line(blank=True, default="", max_length=200, verbose_name="who"),
                ),
                (
                    "place",
                    partners.models.fields.Line(blank=True, default="", max_length=120, verbose_name="where"),
                ),
                (
                    "note",
                    partners.models.fields.Line(blank=True, default="", max_length=300, verbose_name="note"),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="told to visitors")),
            ],
            options={
                "verbose_name": "row of the run sheet",
                "verbose_name_plural": "rows of the run sheet",
                "ordering": ["starts", "ends", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="roombooking",
            name="room_state_is_known",
        ),
        migrations.AddField(
            model_name="dayplan",
            name="joining",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=600, verbose_name="how to join remotely"
            ),
        ),
        migrations.AddField(
            model_name="dayplan",
            name="joining_en",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=600, verbose_name="how to join remotely, in English"
            ),
        ),
        migrations.AddField(
            model_name="dayplan",
            name="joining_se",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=600, verbose_name="how to join remotely, in Northern Sámi"
            ),
        ),
        migrations.AddField(
            model_name="dayplan",
            name="joining_sv",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=600, verbose_name="how to join remotely, in Swedish"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="agenda_now",
            field=models.TextField(blank=True, editable=False, null=True, verbose_name="agenda as it stands"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="invited_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="called together"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="network",
            field=models.ForeignKey(
                blank=True,
                help_text="Only of a meeting that belongs to no event",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meetings",
                to="partners.network",
                verbose_name="network",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="version"),
        ),
        migrations.AddField(
            model_name="roombooking",
            name="proposed_closes",
            field=models.TimeField(blank=True, null=True, verbose_name="closing proposed instead"),
        ),
        migrations.AddField(
            model_name="roombooking",
            name="proposed_day",
            field=models.DateField(blank=True, null=True, verbose_name="day proposed instead"),
        ),
        migrations.AddField(
            model_name="roombooking",
            name="proposed_opens",
            field=models.TimeField(blank=True, null=True, verbose_name="opening proposed instead"),
        ),
        migrations.AddField(
            model_name="roombooking",
            name="request_note",
            field=partners.models.fields.Prose(
                blank=True, default="", max_length=600, verbose_name="words with the request"
            ),
        ),
        migrations.AddField(
            model_name="roombooking",
            name="requested_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="requested"),
        ),
        migrations.AlterField(
            model_name="lettertemplate",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "Invitation"),
                    ("reminder", "Reminder to answer"),
                    ("unsure_reminder", "Reminder to those who were not sure"),
                    ("receipt", "Receipt of an answer"),
                    ("new_link", "New personal link"),
                    ("library_link", "Link to the library"),
                    ("digest", "Daily digest"),
                    ("confirmation", "Confirmation of what was agreed"),
                    ("change", "Notice of a change"),
                    ("cancellation", "Notice of a cancellation"),
                    ("thanks", "Thanks after the day"),
                    ("offer", "Offer to a municipality"),
                    ("poll", "Question about the day"),
                    ("poll_reminder", "Reminder of the question about the day"),
                    ("room_request", "Request for the room"),
                    ("meeting", "Invitation to a meeting"),
                    ("meeting_cancelled", "Cancellation of a meeting"),
                    ("minutes", "Minutes of a meeting"),
                    ("moved", "The event has moved"),
                    ("postponed", "The event is postponed"),
                    ("called_off", "The event is cancelled"),
                    ("reinstated", "The event takes place after all"),
                    ("format_changed", "The event is held in another way"),
                    ("day_before", "The day before the event"),
                    ("host_site", "Instructions to a host site"),
                ],
                max_length=30,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="meeting",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meetings",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AlterField(
            model_name="roombooking",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "Asked for"),
                    ("confirmed", "Confirmed"),
                    ("proposed", "Another time proposed"),
                    ("refused", "Not possible"),
                ],
                default="asked",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="roombooking",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["asked", "confirmed", "proposed", "refused"])),
                name="room_state_is_known",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agenda_items",
                to="events.meeting",
                verbose_name="planning meeting",
            ),
        ),
        migrations.AddField(
            model_name="attendee",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attendees",
                to="events.meeting",
                verbose_name="planning meeting",
            ),
        ),
        migrations.AddField(
            model_name="attendee",
            name="stand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="events.stand",
                verbose_name="stand",
            ),
        ),
        migrations.AddField(
            model_name="calendartold",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="told",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="calendartold",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="told",
                to="events.meeting",
                verbose_name="planning meeting",
            ),
        ),
        migrations.AddField(
            model_name="calendartold",
            name="message",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="told",
                to="partners.message",
                verbose_name="message",
            ),
        ),
        migrations.AddField(
            model_name="hostsite",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="host_sites",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="meetingseries",
            name="event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="series",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="meetingseries",
            name="network",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="series",
                to="partners.network",
                verbose_name="network",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="meetings",
                to="events.meetingseries",
                verbose_name="series",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event", None), ("network__isnull", False)),
                    models.Q(("event__isnull", False), ("network", None)),
                    _connector="OR",
                ),
                name="meeting_of_an_event_or_a_network",
            ),
        ),
        migrations.AddField(
            model_name="minutesline",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="lines",
                to="events.agendaitem",
                verbose_name="point of the agenda",
            ),
        ),
        migrations.AddField(
            model_name="minutesline",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="events.meeting",
                verbose_name="planning meeting",
            ),
        ),
        migrations.AddField(
            model_name="minutesline",
            name="wrote_task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="events.task",
                verbose_name="task",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="moves",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="poll",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="poll",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="polls",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="polloption",
            name="poll",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="options",
                to="events.poll",
                verbose_name="question",
            ),
        ),
        migrations.AddField(
            model_name="pollvoice",
            name="poll",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="voices",
                to="events.poll",
                verbose_name="question",
            ),
        ),
        migrations.AddField(
            model_name="pollvoice",
            name="stand",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="voices",
                to="events.stand",
                verbose_name="stand",
            ),
        ),
        migrations.AddField(
            model_name="pollvote",
            name="option",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="votes",
                to="events.polloption",
                verbose_name="time",
            ),
        ),
        migrations.AddField(
            model_name="pollvote",
            name="voice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="votes",
                to="events.pollvoice",
                verbose_name="voice",
            ),
        ),
        migrations.AddField(
            model_name="runslot",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="run_slots",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddIndex(
            model_name="calendartold",
            index=models.Index(fields=["email", "uid"], name="told_by_email_and_uid"),
        ),
        migrations.AddConstraint(
            model_name="meetingseries",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event", None), ("network__isnull", False)),
                    models.Q(("event__isnull", False), ("network", None)),
                    _connector="OR",
                ),
                name="series_of_an_event_or_a_network",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="series_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_open", True)), fields=("event",), name="one_open_poll_an_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="polloption",
            constraint=models.UniqueConstraint(fields=("poll", "day", "opens"), name="one_option_a_time"),
        ),
        migrations.AddConstraint(
            model_name="polloption",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gt", models.F("opens"))), name="option_closes_after_it_opens"
            ),
        ),
        migrations.AddConstraint(
            model_name="pollvoice",
            constraint=models.UniqueConstraint(fields=("poll", "stand"), name="one_voice_a_stand"),
        ),
        migrations.AddConstraint(
            model_name="pollvoice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", None)), fields=("poll",), name="one_voice_of_the_venue"
            ),
        ),
        migrations.AddConstraint(
            model_name="pollvote",
            constraint=models.UniqueConstraint(fields=("voice", "option"), name="one_vote_a_voice_a_time"),
        ),
        migrations.AddField(
            model_name="meetingnotes",
            name="shared_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="given to those who were asked"),
        ),
        migrations.RunPython(notes_become_lines, lines_become_notes),
        migrations.RemoveField(model_name="meetingnotes", name="text"),
    ]
