"""How does a sheet become a press release: the record's facts in fixed sentences, as a page and as plain text?

Nothing is invented: who, what, when, where and for whom come from the record, quotes from the closing report.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from events import wording
from events.choices import EventState
from events.documents import day_words, flow
from events.documents.design import Design
from events.documents.faces import SOFT_HYPHEN
from events.documents.kind import DAY, Kind, Subject
from events.documents.letter import text
from events.documents.poster_words import short_address
from events.documents.printed import Printed
from events.documents.programme_leaflet import Group, groups
from events.facts import EventSheet
from talkoot.lib.dates import hours, long_weekday_date

WITH_TOPICS = 15  # helpers: of more, a newspaper reads the names alone


@dataclass(frozen=True, slots=True)
class Release:
    """The words of a press release in reading order; `facts` and `contact` are (label, words)."""

    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    helpers: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    background: tuple[str, ...]
    contact: tuple[str, ...]


def release(sheet: EventSheet) -> Release:
    """Return the words; the sheet's language must be active."""
    sender = sheet.sender
    signer = ", ".join(part for part in (text(sender.signer_name), text(sender.signer_title)) if part)
    reach = (day_words.phone(sender.phone), text(sender.email), text(short_address(sender.website)))
    body = (*day_words.paragraphs(sheet.summary), *day_words.paragraphs(sheet.description))
    return Release(
        headline=_headline(sheet),
        lead=_lead(sheet),
        paragraphs=tuple(dict.fromkeys(body)),
        helpers=tuple((group.heading, _named(group, len(sheet.helpers) <= WITH_TOPICS)) for group in groups(sheet)),
        quotes=tuple(quote for words in sheet.day_facts.closing.quotes if (quote := text(words))),
        facts=tuple((label, words) for label, words in _facts(sheet) if words),
        background=_background(sheet),
        contact=tuple(line for line in (signer, text(sender.name), ", ".join(filter(None, reach))) if line),
    )  # fmt: skip


def _named(group: Group, with_topics: bool) -> str:
    """Return the names of a group on one line; what each shows only where there is room for it."""
    return ", ".join(
        f"{name} ({topic})" if topic and with_topics else name for _n, name, topic, _l in group.rows
    )


def _headline(sheet: EventSheet) -> str:
    title = text(sheet.title[:600]) or text(sheet.kind_name[:600])
    word = wording.state_word(sheet)
    return f"{word}: {title}" if word else title


def _lead(sheet: EventSheet) -> str:
    """Return who, what, when and where as one sentence; what is not known is left out or told in the facts."""
    if sheet.state in (EventState.CANCELLED, EventState.POSTPONED):
        return wording.state_sentence(sheet)
    kind, get = text(sheet.kind_name[:600]) or text(sheet.title[:600]), text(sheet.what_you_get[:600])
    if sheet.day is None or not _phrase(sheet):
        return get
    when = long_weekday_date(sheet.day, sheet.language)
    if sheet.opens:
        when += (", " if sheet.language == "en" else " ") + hours(sheet.opens, sheet.closes, sheet.language)
    told = _("%(kind)s will be held %(where)s %(when)s.") % {
        "kind": kind,
        "where": _phrase(sheet),
        "when": when,
    }
    return f"{told} {get}." if get else told


def _phrase(sheet: EventSheet) -> str:
    """Return where, as it is said inside a sentence; nothing where no such form is known."""
    if sheet.attendance == "online":
        return pgettext("in a sentence", "on the web")
    return text(sheet.place.locative) if sheet.place else ""


def _facts(sheet: EventSheet) -> list[tuple[str, str]]:
    return [
        (_("What"), text(sheet.title[:600])),
        (_("When"), day_words.when(sheet)),
        (_("Where"), day_words.where(sheet)),
        (pgettext("on paper", "For whom"), text(sheet.audience)),
        (pgettext("on paper", "Price"), " ".join(day_words.paragraphs(sheet.free))),
        (pgettext("on paper", "Ask more"), day_words.asked_by_visitors(sheet)),
        (pgettext("on paper", "On the web"), text(short_address(sheet.public_url))),
    ]


def _background(sheet: EventSheet) -> tuple[str, ...]:
    """Return fixed sentences about what such a day is, and who organises it."""
    names = ", ".join(name for name in (text(sheet.sender.name), text(sheet.sender.project)) if name)
    return (
        _("Digital support days bring local organisations to one place on one day to help with digital matters. "
          "Customers do everything themselves, and the helper advises."),
        *((_("Organiser: %(names)s") % {"names": names} + ".",) if names else ()),
    )  # fmt: skip


def text_of(sheet: EventSheet) -> str:
    """Return the release as plain text, ready for a mail or a form of a newspaper."""
    with translation.override(sheet.language):
        words = release(sheet)
        parts = [
            pgettext("a document", "Press release") + "\n" + _("For immediate release"),
            words.headline,
            words.lead,
            *words.paragraphs,
            "\n".join(f"{heading}: {names}." for heading, names in words.helpers),
            "\n".join(f"– {quote}" for quote in words.quotes),
            "\n".join(f"{label}: {said}" for label, said in words.facts),
            "\n".join(words.background),
            _("More information for the media") + ":\n" + "\n".join(words.contact) if words.contact else "",
        ]
    return "\n\n".join(part for part in parts if part).replace(SOFT_HYPHEN, "").replace("\u00a0", " ") + "\n"


def _render(sheet: EventSheet, subject: Subject | None, design: Design, second: EventSheet | None) -> Printed:
    with translation.override(sheet.language):
        words = release(sheet)
        facts: dict[str, object] = {"release": words, "headline": flow.heading(words.headline, design)}
        title = pgettext("a document", "Press release")
        sizes = (11.5, 11.0, 10.5, 10.0) if not design.variant else (0.0,)
        pages = (flow.page(sheet, design, "press_release", title, facts, points) for points in sizes)
        return flow.fitted((page, ()) for page in pages)


KINDS = (
    Kind(
        "press_release",
        "mediatiedote",
        gettext_lazy("Press release"),
        gettext_lazy("For newspapers and radio: the facts in whole sentences, with a contact for the media."),
        "office",
        (*DAY, "what_you_get", "summary", "description", "audience", "free", "contact", "helpers", "stands",
         "public_url", "day_facts.closing"),
        ("a4",),
        _render,
        seen_by="plan",
        inks=flow.INKS,
        needs_day=True,
    ),
)  # fmt: skip
