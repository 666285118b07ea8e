"""What has changed about an event, as rows that a person reads?"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, Field
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Change
from partners.models.history import ChangeQuerySet
from talkoot.lib import dates

from .choices import Attending, Need, PublicFact, TaskState, YesNoUnknown
from .date_choices import Suits
from .models import (
    Closing,
    DayPlan,
    Event,
    MarketingPlan,
    MarketingRow,
    Meeting,
    MeetingNotes,
    PosterDesign,
    Stand,
    Task,
)
from .models.event import LANGUAGES_OF_HELP
from .paper_choices import PosterPart

LONGEST = 200  # characters of one value shown; the trail keeps all of it
# Told by the names of their fields
EDITS = (
    "event_edited", "marketing_plan_edited", "poster_look_edited", "day_edited", "run_sheet_edited", "notes_edited",
    "closing_edited", "stand_edited", "stand_answered", "stand_answer_changed", "stand_answer_undone",
    "meeting_answered",
)  # fmt: skip
PLAN_ROWS = ("task_state", "task_day", "meeting_day")  # told by the name of the task or meeting
DEEDS = {
    "event_planned": _("The plan was made"),
    "event_cloned": _("The event was copied from another"),
    "event_saved_as_concept": _("The event was saved as a model"),
    "idea_written": _("The idea was written down"),
    "idea_planned": _("The idea became an event"),
    "poll_opened": _("A poll about the day was opened"),
    "poll_voted": _("A proposed day was answered"),
    "poll_commented": _("Words were added to answers about the day"),
    "poll_closed": _("The poll about the day was closed without a day"),
    "poll_decided": _("The poll about the day was decided"),
    "room_requested": _("The room was requested"),
    "room_proposed": _("The library proposed another time"),
    "venue_facts_told": _("The library told what its room has"),
    "event_redated": _("The day was changed"),
    "concept_updates_taken": _("Changes of the model were taken"),
    "concept_updates_left": _("Changes of the model were looked at and left"),
    "event_published": _("The event was published"),
    "event_unpublished": _("The event was taken back to a draft"),
    "event_moved": _("The event was moved"),
    "event_postponed": _("The event was postponed"),
    "event_cancelled": _("The event was cancelled"),
    "event_reinstated": _("The event takes place after all"),
    "event_format_switched": _("The event is held in another way"),
    "event_move_undone": _("The last change of time, state or format was undone"),
    "event_plan_b_prepared": _("Plan B was prepared"),
    "calendars_updated": _("Calendars were told what has changed"),
    "shared_feed_opened": _("A calendar address was made"),
    "shared_feed_closed": _("A calendar address was taken out of use"),
    "task_added": _("A task was added"),
    "task_removed": _("A task was taken away"),
    "task_file_added": _("A file was put beside a task"),
    "task_file_removed": _("A file of a task was taken away"),
    "stand_added": _("A partner was added"),
    "stand_removed": _("A partner was removed"),
    "stand_answered": _("A partner answered"),
    "stand_answer_changed": _("A partner changed its answer"),
    "stand_answer_undone": _("An answer was taken back"),
    "room_confirmed": _("The library confirmed the room"),
    "room_refused": _("The library said that the room is not possible"),
    "stands_exported": _("The partner list was taken out as a spreadsheet"),
    "links_renewed": _("The personal links were changed"),
    "links_revoked": _("The personal links were revoked"),
    "poster_look_edited": _("The look of the poster was changed"),
    "day_edited": _("The facts of the day were changed"),
    "run_sheet_edited": _("The run sheet was changed"),
    "host_site_added": _("A host site was added"),
    "host_site_changed": _("A host site was changed"),
    "host_site_removed": _("A host site was taken away"),
    "host_site_tested": _("The test call with a host site was made"),
    "notes_edited": _("The notes of a meeting were changed"),
    "closing_edited": _("The closing report was changed"),
    "meeting_added": _("A meeting was added"),
    "series_added": _("A series of meetings was added"),
    "meeting_cancelled": _("A meeting was cancelled"),
    "meeting_restored": _("A meeting is held after all"),
    "meeting_invited": _("People were asked to a meeting"),
    "meeting_left_out": _("Somebody was left out of a meeting"),
    "meeting_present": _("Somebody was at a meeting"),
    "meeting_absent": _("Somebody was not at a meeting"),
    "agenda_updated": _("An agenda was updated from what is open"),
    "agenda_changed": _("An agenda was changed"),
    "minutes_written": _("A line of the minutes was written"),
    "minutes_shared": _("The minutes were given to those who were asked"),
    "supply_added": _("A thing was put on the supplies list"),
    "supply_changed": _("A thing on the supplies list was changed"),
    "supply_removed": _("A thing was taken off the supplies list"),
    "supply_moved": _("The order of the supplies list was changed"),
    "supply_packed": _("A thing was packed"),
    "supply_unpacked": _("A thing was taken out of the packed ones"),
    "partner_post_added": _("A partner has published"),
    "partner_post_changed": _("What a partner has published was changed"),
    "partner_post_removed": _("What a partner has published was taken away"),
    "partner_logo_given": _("A partner gave its logo"),
    "partner_logo_removed": _("A partner took its logo away"),
    "picture_adopted": _("A partner's logo was taken into use"),
    "marketing_plan_edited": _("The aims of marketing were changed"),
    "marketing_imported": _("The marketing plan was read from a spreadsheet"),
    "ready_text_saved": _("A ready text was changed"),
    "ready_text_restored": _("A ready text was taken back to the one from the record"),
    "ready_text_copied": _("A ready text was copied"),
    "document_printed": _("A paper was marked as printed"),
    "letters_made": _("Letters were made for printing"),
    "message_edited": _("A message was edited"),
    "message_cancelled": _("A message was left unsent"),
    "message_revived": _("A message became a draft again"),
    "message_by_hand": _("A message was marked as sent by hand"),
    "message_again": _("A message was put into the queue again"),
    "message_settled": _("A receiver told that a message had arrived"),
}


# Facts that are rows or counts beside a stand, not columns of it
FURTHER = {
    "run_sheet": _("run sheet"),
    "hosts": _("host sites"),
    "presenters": _("presenters"),
    "phones": _("presenters' phones"),
    "attendances": _("planning meetings"),
}
BESIDE = (PosterDesign, DayPlan, MeetingNotes, Closing, MarketingPlan)  # rows of an event of their own
ROWS_OF_PLAN: dict[str, Any] = {
    "task_edited": Task, "marketing_row_edited": MarketingRow, "meeting_edited": Meeting,
}  # fmt: skip
LISTS: dict[str, Any] = {
    "needs": Need.choices,
    "public_facts": PublicFact.choices,
    "languages": LANGUAGES_OF_HELP,
    "listed": PosterPart.choices,
}


def rows_about(
    subject: str, limit: int, skip: int = 0, *, with_partners: bool = True
) -> list[dict[str, str]]:
    """Return a subject's newest changes ready for parts/changes.html; one query however many there are.

    What partners answered and which mails they got is left out for those who may not see contacts.
    """
    changes = _about(subject, with_partners).select_related(None)[skip : skip + limit]
    return [_row(change) for change in changes]


def rows_of_part(part: str, limit: int) -> list[dict[str, str]]:
    """Return the newest changes of one stand; its own name is left out of each line."""
    return [_row(change, with_name=False) for change in Change.objects.of_part(part)[:limit]]


def changes_of_part(part: str, since: datetime) -> list[Change]:
    """Return what has changed of one stand since a moment, newest first."""
    return list(Change.objects.of_part(part).since(since))


def count_about(subject: str, *, with_partners: bool = True) -> int:
    """Return how many changes there are of a subject."""
    return _about(subject, with_partners).count()


def _about(subject: str, with_partners: bool) -> ChangeQuerySet:
    found = Change.objects.about(subject)
    return found if with_partners else found.filter(part="").exclude(deed__startswith="stand_")


def latest_of(subject: str, fields: Iterable[str]) -> dict[str, Change]:
    """Return the newest change of each named field, in one query."""
    found: dict[str, Change] = {}
    for change in Change.objects.about(subject).filter(field__in=list(fields)).order_by("at", "id"):
        found[change.field] = change
    return found


def when(change: Change) -> str:
    """Return when a change was made, in local time and as words: "la 21.11.2026 klo 9.12"."""
    moment, language = localtime(change.at), get_language() or "fi"
    day, clock = dates.weekday_date(moment.date(), language), dates.clock(moment.time(), language)
    return gettext("%(day)s at %(time)s") % {"day": day, "time": clock}


def label(field: str) -> str:
    """Return a field's name as people read it; "topic:OP-Kainuu" is told as "OP-Kainuu, topic for the poster"."""
    name, _colon, whose = field.partition(":")
    found = _field(name, is_stands=bool(whose))
    words = str(found.verbose_name) if found else str(FURTHER.get(name, gettext("change")))
    return f"{whose}, {words}" if whose else capfirst(words)


def event_label(field: str) -> str:
    """Return a fact's name where an event's facts stand side by side: in Finnish a room and a state share a word."""
    name, _colon, whose = field.partition(":")
    if name != "state":
        return label(field)
    if whose:
        return gettext("%(who)s, taking part") % {"who": whose}
    return gettext("State of the event")


def shown(field: str, kept: str, longest: int | None = LONGEST) -> str:
    """Return a kept value in the reader's language, cut to so many characters."""
    name, _colon, whose = field.partition(":")
    found = _field(name, is_stands=bool(whose))
    if name in LISTS:
        names = dict(LISTS[name])
        return ", ".join(str(names.get(code, code)) for code in kept.split(", ") if code)
    if name == "attendances":
        return ", ".join(_attending(one) for one in kept.split(", ") if one)
    choices: dict[str, Any] = {}
    if isinstance(found, BooleanField):
        choices = {**dict(YesNoUnknown.choices), "": YesNoUnknown.UNKNOWN.label}
    elif found is not None and found.choices:
        choices = dict(found.flatchoices)
    return str(choices.get(kept, Truncator(kept).chars(longest) if longest else kept))


@cache
def _field(name: str, is_stands: bool) -> "Field[Any, Any] | None":
    """Return the model field of this name, of an event or of a stand; both have a state."""
    for model in (Stand, Event) if is_stands else (Event, Stand, *BESIDE):
        try:
            found = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        return found if isinstance(found, Field) else None
    return None


def _attending(kept: str) -> str:
    """Return "Suunnittelukokous 1=yes" in words; a name with a comma in it stays as it is."""
    meeting, is_answer, word = kept.rpartition("=")
    return f"{meeting}: {dict(Attending.choices).get(word, word)}" if is_answer else kept


def _state(kept: str) -> str:
    """Return a task's state in the reader's language; anything else (a day) as it is kept."""
    return str(TaskState(kept).label) if kept in TaskState.values else kept


def _row(change: Change, *, with_name: bool = True) -> dict[str, str]:
    if change.deed in ROWS_OF_PLAN:
        return _task_row(change)
    if change.deed == "poll_voted":
        was, now = (str(dict(Suits.choices).get(kept, "")) for kept in (change.before, change.after))
        return {"when": when(change), "what": change.field, "was": was, "now": now, "by": change.by_name}
    if change.deed in PLAN_ROWS:
        return {"when": when(change), "what": change.field, "was": _state(change.before), "now": _state(change.after),
                "by": change.by_name}  # fmt: skip
    edit = change.deed in EDITS and bool(change.field)
    field = change.field if with_name else change.field.partition(":")[0]
    return {
        "when": when(change),
        "what": label(field) if edit else str(DEEDS.get(change.deed, gettext("A change was made"))),
        "was": shown(change.field, change.before) if change.before else "",
        "now": shown(change.field, change.after) or (gettext("empty") if edit else ""),
        "by": change.by_name,
    }


def _task_row(change: Change) -> dict[str, str]:
    """Return one changed fact of a task or its marketing: "Varaa tila, channel", with the words of its choices."""
    name, _colon, task = change.field.partition(":")
    model = ROWS_OF_PLAN[change.deed]
    field: Any = model._meta.get_field(name)
    words = dict(field.flatchoices or ())
    was, now = (
        str(words.get(kept, Truncator(kept).chars(LONGEST))) for kept in (change.before, change.after)
    )
    what = f"{task}, {field.verbose_name}"
    return {
        "when": when(change),
        "what": what,
        "was": was,
        "now": now or gettext("empty"),
        "by": change.by_name,
    }
