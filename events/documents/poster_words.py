"""Which words does a poster say? Facts of the sheet become short printable texts in the sheet's language."""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.documents.faces import NO_BREAK_SPACE, clean
from events.documents.poster_helper_words import HelperWords, helper_words, number_of_helpers
from events.documents.poster_logos import LogoWords, logo_words
from events.facts import EventSheet
from events.paper_choices import PosterPart
from events.paper_facts import PictureFacts
from talkoot.lib.dates import hours, month_name, weekday_date, weekday_name
from talkoot.lib.finnish import without_seams

__all__ = ["HelperWords", "PosterWords", "SecondWords", "clean", "poster_words", "short_address"]


@dataclass(frozen=True, slots=True)
class SecondWords:
    """What a poster in two languages says in its second one. An empty text says nothing besides the first language."""

    language: str
    what: str
    weekday: str
    when: str
    place: str
    free: str
    name: str
    bring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PosterWords:
    """Every text on one poster, in reading order. An empty text leaves its place out."""

    language: str
    banner: str
    banner_more: str
    stamp: str
    what: str
    day: str
    clock: str
    weekday: str
    figure: str
    year: str
    week: str
    place: str
    address: str
    free: str
    name: str
    bring: tuple[str, ...]
    helpers_heading: str
    helpers: tuple[HelperWords, ...]
    and_others: str
    helpers_number: str
    contact: str
    notes: tuple[str, ...]
    page: str
    organiser: str
    example: str
    struck: bool
    qr: str
    title: str
    logos: tuple[LogoWords, ...] = ()
    picture: PictureFacts | None = None
    illustration: str = ""
    second: SecondWords | None = None
    languages: dict[str, str] = field(
        default_factory=dict, hash=False
    )  # of texts by name: not the first language
    inside: dict[str, tuple[str, str]] = field(
        default_factory=dict, hash=False
    )  # name: words, their language


def poster_words(sheet: EventSheet) -> PosterWords:
    """Return the words of the sheet's poster."""
    with translation.override(sheet.language):
        return _words(sheet)


def _words(sheet: EventSheet) -> PosterWords:
    lists = sheet.poster.lists
    banner, more = _banner(sheet)
    day = weekday_date(sheet.day, sheet.language) if sheet.day else _("The day will be announced")
    clock = hours(sheet.opens, sheet.closes, sheet.language) if sheet.opens else ""
    place, address = _where(sheet)
    helpers, what = helper_words(sheet), headline(sheet)
    return PosterWords(
        language=sheet.language,
        banner=banner,
        banner_more=more,
        stamp="" if sheet.published else _("DRAFT"),
        what=what,
        day=day,
        clock=clock,
        weekday=weekday_name(sheet.day, sheet.language).capitalize() if sheet.day else "",
        figure=_figure(sheet),
        year=str(sheet.day.year) if sheet.day else "",
        week=_("week %(number)s") % {"number": sheet.day.isocalendar().week} if sheet.day else "",
        place=place,
        address=address,
        free=clean(sheet.free) if lists(PosterPart.FREE) else "",
        name=clean(sheet.kind_name) if lists(PosterPart.NAME) else "",
        bring=_bring(sheet),
        helpers_heading=pgettext("on a poster, above names", "Here to help") if helpers else "",
        helpers=helpers,
        and_others=_("and %(number)s others"),
        helpers_number=number_of_helpers(len(helpers)) if helpers else "",
        contact=_contact(sheet) if lists(PosterPart.CONTACT) else "",
        notes=_notes(sheet),
        page=_page(sheet),
        organiser=_organiser(sheet),
        example=_("Example material") if sheet.sender.is_example else "",
        struck=sheet.state in ("cancelled", "postponed"),
        qr=sheet.public_url if lists(PosterPart.CODE) else "",
        title=title(what, day, place),
        logos=logo_words(sheet.logos if lists(PosterPart.LOGOS) else ()),
        picture=sheet.poster.picture,
        illustration="" if sheet.poster.picture else sheet.poster.illustration,
    )


def headline(sheet: EventSheet) -> str:
    """Return the chosen headline, or what one gets, or what the event is called."""
    told = (sheet.poster.headline, sheet.what_you_get, sheet.title, sheet.kind_name)
    return next((text for told_text in told if (text := clean(told_text))), "")


def title(*parts: str) -> str:
    """Return the parts as the title of the file."""
    return without_seams(", ".join(part for part in parts if part)).replace(NO_BREAK_SPACE, " ")


def _notes(sheet: EventSheet) -> tuple[str, ...]:
    told = (_access(sheet) if sheet.poster.lists(PosterPart.ACCESS) else "", _languages(sheet))
    return tuple(note for note in told if note)


def _bring(sheet: EventSheet) -> tuple[str, ...]:
    if not sheet.poster.lists(PosterPart.BRING):
        return ()
    return tuple(text for line in sheet.bring.splitlines() if (text := clean(line)))


def _banner(sheet: EventSheet) -> tuple[str, str]:
    """Return the overprint of the public state and the sentence that explains it."""
    before = ""
    if sheet.previous_day:
        before = weekday_date(sheet.previous_day, sheet.language)
        if sheet.previous_opens:
            before += " " + hours(sheet.previous_opens, sheet.previous_closes, sheet.language)
    if sheet.state == "cancelled":
        return pgettext("overprint", "CANCELLED"), _("The event will not take place.")
    if sheet.state == "postponed":
        return pgettext("overprint", "POSTPONED"), _("A new day will be announced later.")
    if sheet.state == "rescheduled":
        more = _("New time! Earlier: %(time)s") % {"time": before} if before else _("New time!")
        return pgettext("overprint", "MOVED"), more
    return "", ""


def _figure(sheet: EventSheet) -> str:
    if not sheet.day:
        return ""
    if sheet.language == "en":
        return f"{sheet.day.day} {month_name(sheet.day.month, 'en')[:3]}"
    return f"{sheet.day.day}.{sheet.day.month}" + ("" if sheet.language == "sv" else ".")


def _where(sheet: EventSheet) -> tuple[str, str]:
    if sheet.attendance == "online":
        return _("On the web"), _("How to join: %(page)s") % {"page": short_address(sheet.public_url)}
    if sheet.place is None:
        return _("The place will be announced"), ""
    name = ", ".join(part for part in (clean(sheet.place.name), clean(sheet.place.room)) if part)
    return name or _("The place will be announced"), clean(sheet.place.address)


def _contact(sheet: EventSheet) -> str:
    point = sheet.contact
    phone = clean(point.phone).replace(" ", NO_BREAK_SPACE)
    parts = [clean(point.name)]
    if phone:
        parts.append(_("tel.") + NO_BREAK_SPACE + phone)
    elif point.email:
        parts.append(clean(point.email))
    told = ", ".join(part for part in parts if part)
    return _("Ask more: %(contact)s") % {"contact": told} if told else ""


def _access(sheet: EventSheet) -> str:
    access = sheet.access
    if sheet.attendance == "online":
        return ""
    told = []
    if access.step_free is not None:
        told.append(_("Step-free access.") if access.step_free else _("There are steps at the entrance."))
    if access.induction_loop is not None:
        told.append(_("Induction loop available.") if access.induction_loop else _("No induction loop."))
    if access.accessible_toilet:
        told.append(_("Accessible toilet."))
    return " ".join([*told, clean(access.note)]).strip()


def _languages(sheet: EventSheet) -> str:
    if not sheet.poster.lists(PosterPart.LANGUAGES):
        return ""
    names = {
        "fi": _("in Finnish"),
        "sv": _("in Swedish"),
        "en": _("in English"),
        "se": _("in Northern Sámi"),
        "ru": _("in Russian"),
        "uk": _("in Ukrainian"),
        "ar": _("in Arabic"),
        "so": _("in Somali"),
        "et": _("in Estonian"),
    }
    told = [names.get(code, code) for code in sheet.languages]
    if len(told) < 2:
        return ""
    return _("Help %(first)s and %(last)s.") % {"first": ", ".join(told[:-1]), "last": told[-1]}


def _page(sheet: EventSheet) -> str:
    return _("Event page: %(page)s") % {"page": short_address(sheet.public_url)} if sheet.public_url else ""


def _organiser(sheet: EventSheet) -> str:
    names = ", ".join(part for part in (clean(sheet.sender.name), clean(sheet.sender.project)) if part)
    return _("Organiser: %(names)s") % {"names": names} if names else ""


def short_address(url: str) -> str:
    """Return a web address as people type it: without the protocol and the last slash."""
    return url.split("://", 1)[-1].rstrip("/")
