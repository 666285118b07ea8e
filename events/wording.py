"""Which short sentences do an event's facts become, the same on pages, in calendars and on paper?

Called with the language of the sheet active (`translation.override`); pure otherwise.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.choices import AttendanceMode, EventState
from events.facts import EventSheet
from talkoot.lib.dates import event_time


def state_word(sheet: EventSheet) -> str:
    """Return "Cancelled", "Postponed", "Moved", or nothing for an event that takes place as planned."""
    if sheet.state == EventState.SCHEDULED:
        return ""
    words = {
        EventState.CANCELLED: pgettext("state of an event", "Cancelled"),
        EventState.POSTPONED: pgettext("state of an event", "Postponed"),
        EventState.RESCHEDULED: pgettext("state of an event", "Moved"),
    }
    return words[EventState(sheet.state)]


def state_sentence(sheet: EventSheet) -> str:
    """Return what the state means for somebody who was coming."""
    if sheet.state == EventState.CANCELLED:
        return _("The event will not take place.")
    if sheet.state == EventState.POSTPONED:
        return _("A new day will be announced later.")
    if sheet.state != EventState.RESCHEDULED:
        return ""
    if sheet.previous_day is None:
        return _("New time!")
    before = event_time(sheet.previous_day, sheet.previous_opens, sheet.previous_closes, None, sheet.language)
    return _("New time! Earlier: %(time)s") % {"time": before}


def access_sentences(sheet: EventSheet) -> list[str]:
    """Return what is known of getting in and hearing; nothing where nobody has checked, nothing for remote events."""
    access = sheet.access
    if sheet.attendance == AttendanceMode.ONLINE:
        return []
    said = []
    if access.step_free is not None:
        said.append(_("Step-free access.") if access.step_free else _("There are steps at the entrance."))
    if access.induction_loop is not None:
        said.append(_("Induction loop available.") if access.induction_loop else _("No induction loop."))
    if access.accessible_toilet:
        said.append(_("Accessible toilet."))
    return said


def languages_sentence(sheet: EventSheet) -> str:
    """Return in which languages help is given, as one sentence."""
    names = {
        "fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English"), "se": _("in Northern Sámi"),
        "ru": _("in Russian"), "uk": _("in Ukrainian"), "ar": _("in Arabic"),
    }  # fmt: skip
    said = [names.get(code, code) for code in sheet.languages]
    if not said:
        return ""
    if len(said) == 1:
        return _("Help %(language)s.") % {"language": said[0]}
    return _("Help %(first)s and %(last)s.") % {"first": ", ".join(said[:-1]), "last": said[-1]}
