"""In which order, under which headings and with which topics does a poster name those who help?"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.choices import Scope
from events.documents.faces import clean
from events.facts import EventSheet, Helper
from events.paper_choices import Grouping, PosterPart
from talkoot.lib.collation import sort_key

SCOPE_ORDER = {scope: place for place, scope in enumerate(Scope.values)}
ABOUT_DEVICES = (Scope.DEVICE_HELP.value, Scope.BOTH.value)


@dataclass(frozen=True, slots=True)
class HelperWords:
    """One helper: the name, the topic and its language if it is another, and the group it belongs to."""

    name: str
    topic: str = ""
    topic_language: str = ""
    group: str = ""


def helper_words(sheet: EventSheet) -> tuple[HelperWords, ...]:
    """Return the helpers as they are named; those only invited (previews) carry a mark."""
    if not sheet.poster.lists(PosterPart.HELPERS):
        return ()
    with_topics = sheet.poster.lists(PosterPart.TOPICS)
    grouped = sheet.poster.grouping == Grouping.HEADINGS
    named = (helper for helper in _in_order(sheet) if clean(helper.name))
    words = tuple(_shown(helper, with_topics, _group(helper) if grouped else "") for helper in named)
    if len({helper.group for helper in words}) == 1:  # one heading over everybody says nothing
        words = tuple(replace(helper, group="") for helper in words)
    return words


def _in_order(sheet: EventSheet) -> list[Helper]:
    if sheet.poster.grouping == Grouping.ALPHABET:
        return sorted(sheet.helpers, key=lambda helper: sort_key(helper.name))
    return sorted(sheet.helpers, key=lambda helper: SCOPE_ORDER.get(helper.scope, 9))


def _shown(helper: Helper, with_topic: bool, group: str) -> HelperWords:
    name = clean(helper.name)
    if helper.state != "confirmed":
        name = _("%(name)s (invited)") % {"name": name}
    topic = clean(helper.topic) if with_topic else ""
    return HelperWords(name, topic, "fi" if helper.topic_fell_back else "", group)


def _group(helper: Helper) -> str:
    if helper.scope in ABOUT_DEVICES:
        return pgettext("helpers on a poster", "Devices")
    if helper.scope == Scope.OWN_SERVICE:
        return pgettext("helpers on a poster", "Services")
    return pgettext("helpers on a poster", "Information")


def number_of_helpers(number: int) -> str:
    """Return how many help, where there is no room for their names."""
    words = ngettext(
        "%(number)s organisation is here to help", "%(number)s organisations are here to help", number
    )
    return words % {"number": number}
