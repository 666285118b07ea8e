"""What does the page of one stand say: its answer, its people, its messages, its links, its history?"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.choices import LinkPurpose
from partners.models import Link
from partners.templatetags.parts import count_word

from ... import prints, trail
from ...answering import MEETING
from ...choices import Attending, StandState
from ...forms.day_words import capital
from ...forms.stand_page import RecordedAnswerForm
from ...merging import for_trail
from ...models import Meeting, Printing, Stand
from .board_words import KINDS, answered_words, overdue_words, proposal_words, state_word
from .calendar_words import hint_of, hints_of
from .message_log import log_of
from .plan_lines import short

HISTORY = 40  # changes of one stand; more is found among the changes of the event
MESSAGES = 30


def words_of(stand: Stand, meetings: Sequence[Meeting], today: date) -> dict[str, Any]:
    """Return what templates/events/stand_edit.html shows beside the form; six queries."""
    contact = next(iter(stand.organisation.contacts.all()), None)
    live = Link.objects.live(LinkPurpose.STAND, stand.subject).count()
    history, sent = trail.rows_of_part(stand.subject, HISTORY), log_of(stand)[-MESSAGES:]
    asked = [row.what for row in sent if row.when != _("not sent yet")]
    return {
        "contact": contact,
        "chip": {"kind": KINDS[StandState(stand.state)], "word": state_word(stand, asked)},
        "proposal": proposal_words(stand) if stand.answered_at is None else "",
        "answered": answered_words(stand),
        "overdue": overdue_words(stand.event, stand, today),
        "answer_form": RecordedAnswerForm(stand=stand, who=contact.name if contact else ""),
        "ethics": ethics_words(stand),
        "people": list(stand.presenters.all()),
        "sent": sent,
        "live": live,
        "live_words": links_words(live),
        "history": history,
        "stale": stale_words(stand),
        "may_undo": bool(stand.before_answer),
        "calendar_hint": hint_of(stand, hints_of(stand.event)),
        "is_silent": stand.state in StandState.silent(),
    }


def ethics_words(stand: Stand) -> str:
    """Return whether and when the partner has agreed to the ethics of digital support."""
    if stand.ethics_version is None or stand.ethics_at is None:
        return _("Not agreed to yet.")
    day = short(localtime(stand.ethics_at).date())
    return _("Agreed to %(day)s, version %(version)s.") % {"day": day, "version": stand.ethics_version}


def links_words(live: int) -> str:
    """Return how many personal links open this stand."""
    if not live:
        return _("No personal link opens this stand.")
    words = ngettext(
        "%(count)s personal link opens this stand.", "%(count)s personal links open this stand.", live
    )
    return capital(words % {"count": count_word(live)})


def stale_words(stand: Stand) -> str:
    """Return since which printed poster this stand has changed, or nothing."""
    posters = prints.newest(prints.posters_of(Printing.objects.of(stand.event)))
    if not posters:
        return ""
    printed = min(poster.at for poster in posters)
    changes = trail.changes_of_part(stand.subject, printed)
    if not prints.is_stale(stand, prints.since_print(changes).get(stand.subject)):
        return ""
    return _("Changed after the poster was printed on %(day)s.") % {"day": short(localtime(printed).date())}


def field_of(name: str) -> str:
    """Return the form's field for a fact: presenters and meetings have several or another name."""
    if name == "presenters":
        return "presenter_0"
    if name == "state":
        return "scope"  # the state has no field here; the first group says it
    return f"meeting_{name.removeprefix(MEETING)}" if name.startswith(MEETING) else name


def saved(stand: Stand, name: str) -> str:
    """Return what a stand now has of a fact, in words."""
    if name == "presenters":
        return ", ".join(person.name for person in stand.presenters.all())
    if name.startswith(MEETING):
        key = name.removeprefix(MEETING)
        word = next((row.answer for row in stand.attendances.all() if str(row.meeting_id) == key), "")
        return str(dict(Attending.choices).get(word, ""))
    return trail.shown(f"{name}:{stand.organisation_id}", for_trail(getattr(stand, name)))
