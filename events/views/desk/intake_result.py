"""What is told of a list that is being saved, has been saved or was taken back?"""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from partners.templatetags.parts import count_word
from talkoot.lib import dates

from ...actions.intake_undo import Undone
from ...intake_choices import ImportState
from ...models import Event, Import

STANDS_STILL = timedelta(seconds=20)  # after which the page offers to go on
MOST_NAMES = 5
MOST_EARLIER = 5


def words_of(staged: Import, moment: datetime) -> dict[str, Any]:
    """Return what the page of one import says: how far it is, or what came of it."""
    state = ImportState(staged.state)
    stood = moment - staged.progressed_at if staged.progressed_at else timedelta()
    return {
        "is_running": state == ImportState.RUNNING,
        "is_done": state == ImportState.DONE,
        "is_failed": state == ImportState.FAILED,
        "is_undone": state == ImportState.UNDONE,
        "stands_still": state == ImportState.RUNNING and stood > STANDS_STILL,
        "how_far": _("Saved %(done)s of %(all)s partners.")
        % {"done": grouped(staged.done_count), "all": grouped(staged.row_count)},
        "address": reverse("desk:import_progress", args=[staged.event.slug, staged.pk]),
        "told": told(staged) if state == ImportState.DONE else [],
        "may_undo": state in (ImportState.DONE, ImportState.FAILED) and bool(staged.made),
        "lead": lead(staged),
    }


def grouped(number: int) -> str:
    """Return a number with its thousands apart, as Finnish writes it: 2 000."""
    return f"{number:,}".replace(",", "\u00a0")


def lead(staged: Import) -> str:
    """Return the state of a saved list in a sentence."""
    stands = len(staged.made.get("stands", {}))
    if staged.state != ImportState.DONE or not staged.made:
        return ""
    return ngettext(
        "%(count)s partner is now invited on the list. No letter has been sent.",
        "%(count)s partners are now invited on the list. No letter has been sent.",
        stands,
    ) % {"count": grouped(stands)}


def told(staged: Import) -> list[str]:
    """Return what was made, joined and left out, a sentence each."""
    new, people = (len(staged.made.get(name, {})) for name in ("organisations", "contacts"))
    there = staged.done_count - len(staged.made.get("stands", {}))
    left, updated = staged.reading.get("left_out", []), len(staged.made.get("updates", []))
    sentences = [
        (
            new,
            ngettext("%(count)s new partner in the network.", "%(count)s new partners in the network.", new),
        ),
        (people, ngettext("%(count)s new contact.", "%(count)s new contacts.", people)),
        (
            updated,
            ngettext("%(count)s fact of a contact changed.", "%(count)s facts of contacts changed.", updated),
        ),
        (
            there,
            ngettext("%(count)s was at the event already.", "%(count)s were at the event already.", there),
        ),
    ]
    found = [words % {"count": count_word(count).capitalize()} for count, words in sentences if count]
    if left:
        words = ngettext(
            "%(count)s row was left out: %(lines)s.", "%(count)s rows were left out: %(lines)s.", len(left)
        )
        lines = ", ".join(str(line) for line in left[:20]) + (" …" if len(left) > 20 else "")
        found.append(words % {"count": count_word(len(left)).capitalize(), "lines": lines})
    return found


def already_sent(names: list[str]) -> str:
    """Return why an import cannot be taken back any more."""
    return _("A letter has been released already to %(names)s. Remove partners one by one on the list.") % {
        "names": _listed(names)
    }


def undone(result: Undone) -> str:
    """Return what was taken back and what stayed."""
    words = ngettext(
        "The list was taken back: %(count)s partner left the event.",
        "The list was taken back: %(count)s partners left the event.",
        result.stands,
    ) % {"count": grouped(result.stands)}
    if result.kept:
        words += " " + _("These stayed, because somebody has changed them since: %(names)s.") % {
            "names": _listed(result.kept)
        }
    return words


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    return f"{shown} (+{more})" if more > 0 else shown


def earlier(event: Event) -> list[dict[str, Any]]:
    """Return the event's latest lists with where each is, in one query."""
    language = get_language() or "fi"
    found = []
    for one in Import.objects.of_event(event)[:MOST_EARLIER]:
        moment = localtime(one.made_at)
        name = "import_check" if one.state == ImportState.CHECKING else "import_progress"
        found.append(
            {
                "when": dates.weekday_date(moment.date(), language),
                "title": one.source or _("Pasted list"),
                "state": ImportState(one.state).label,
                "rows": ngettext("%(count)s row", "%(count)s rows", one.row_count)
                % {"count": grouped(one.row_count)}
                if one.state == ImportState.CHECKING
                else ngettext("%(count)s partner", "%(count)s partners", one.row_count)
                % {"count": grouped(one.row_count)},
                "url": reverse(f"desk:{name}", args=[event.slug, one.pk]),
            }
        )
    return found
