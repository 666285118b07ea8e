"""Which fact of a partner does each column hold, judged by its heading or else by its content?"""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

# What a column can be, in the order of the choices on the page.
FIELDS = {
    "organisation": _("Organisation"),
    "contact": _("Contact person"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "title": _("Job title"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "topic": _("Topic"),
    "business_id": _("Business ID"),
    "street_address": _("Street address"),
    "postal_code": _("Postal code"),
    "postal_place": _("Post office"),
    "municipality": _("Municipality"),
    "language": _("Language of letters"),
}
# Headings in Finnish, English and Swedish. The first field whose words appear in a heading wins; a heading of
# several words is looked for as a whole before its words.
HEADINGS: dict[str, str] = {
    "email": "sähköposti sähköpostiosoite sähköpostit sposti email emails mail epost epostadress meili e_mail e_post "
    "s_posti e_posti e_postadress",
    "phone": "puhelin puhelinnumero puh puhnro puhelinnro matkapuhelin työpuhelin gsm kännykkä phone telephone mobile "
    "tel telefon telefonnummer mobil mobiltelefon mobilnummer",
    "business_id": "ytunnus y_tunnus lytunnus ly_tunnus businessid business_id fonummer fo_nummer vatid vat_id",
    "postal_code": "postinumero postinro postnro zip zipcode postcode postalcode postal_code post_code postnummer",
    "postal_place": "postitoimipaikka paikkakunta postort city town post_office",
    "first_name": "etunimi etunimet kutsumanimi firstname first_name given_name forename förnamn",
    "last_name": "sukunimi lastname last_name surname family_name efternamn",
    "title": "titteli nimike tehtävä tehtävänimike asema rooli title job_title organization_title position role",
    "language": "kieli asiointikieli kirjeiden_kieli language språk",
    "topic": "aihe esittelyaihe aiheet topic subject ämne tema teema esittely esittelee mitä_esittelee esittelypiste",
    "municipality": "kunta kotikunta kotipaikka municipality kommun hemort",
    "street_address": "katuosoite postiosoite lähiosoite käyntiosoite osoite address street street_address adress "
    "gatuadress postadress",
    "contact": "yhteyshenkilö yhteyshenkilön yhteyshlö yhdyshenkilö yhteystieto henkilö vastuuhenkilö edustaja "
    "kontakti contact contact_person person kontaktperson kontaktpersonens full_name koko_nimi",
    "organisation": "organisaatio organisaation organisation organization kumppani kumppanit kumppanin yritys "
    "yrityksen yhdistys yhdistyksen yhteisö yhteisön toimija toimijat järjestö järjestön company partner partners "
    "företag förening organisationens company_name organization_name",
    "name": "nimi name namn",
}
# Private things and labels of other columns: such columns are left alone even when the rest of the heading is known.
_LEFT_ALONE = (
    "koti kotiosoite kotipuhelin home hem private yksityinen henkilötunnus hetu sotu henkilötunnukset personnummer "
    "personbeteckning syntymäaika syntymäpäivä birthday birth label tyyppi type government other muu fax faksi www "
    "verkkosivu kotisivu website web 2 3"
)
LEFT_ALONE = frozenset(_LEFT_ALONE.split())
_WORDS = {word: field for field, words in HEADINGS.items() for word in words.split() if "_" not in word}
_PHRASES = {
    word.replace("_", " "): field
    for field, words in HEADINGS.items()
    for word in words.split()
    if "_" in word
}
_PRIORITY = {field: place for place, field in enumerate(HEADINGS)}
_NOT_LETTERS = re.compile(r"[^\w]+|_")

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
BUSINESS_ID = re.compile(r"(?:FI)?[0-9]{6,7}-?[0-9]", re.IGNORECASE)
POSTAL_CODE = re.compile(r"(?:FI-?)?[0-9]{5}")
PHONE = re.compile(r"(?=(?:\D*\d){6})[+0-9(][0-9 ()/.–-]{5,24}")
LANGUAGE_WORDS = {
    "fi": "fi", "suomi": "fi", "finska": "fi", "finnish": "fi", "suomeksi": "fi", "fin": "fi",
    "sv": "sv", "ruotsi": "sv", "svenska": "sv", "swedish": "sv", "ruotsiksi": "sv", "swe": "sv", "se": "sv",
    "en": "en", "englanti": "en", "engelska": "en", "english": "en", "englanniksi": "en", "eng": "en",
}  # fmt: skip
_ORGANISATION_WORDS = re.compile(
    r"\b(ry|oy|oyj|ab|rf|ky|tmi|osk|kunta|kaupunki|seurakunta|yhdistys|hanke|opisto|kirjasto|apteekki|pankki|liitto|"
    r"kela|sote|hyvinvointialue)\b|\w(yhdistys|opisto|kirjasto|apteekki|pankki|liitto|seurakunta)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-ZÅÄÖÉ][\w'’-]+(?: [A-ZÅÄÖÉ][\w'’.-]*){1,3}")


def simplified(heading: str) -> str:
    """Return a heading in small letters and single words: "E-mail (työ)" becomes "e mail työ"."""
    composed = unicodedata.normalize("NFC", heading).casefold()
    return " ".join(_NOT_LETTERS.sub(" ", composed).split())


def field_of(heading: str) -> str:
    """Return the field that a heading names, "name" when it says only that, or nothing."""
    plain = simplified(heading)
    words = plain.split()
    if not words or len(words) > 6 or LEFT_ALONE & set(words):
        return ""
    padded = f" {plain} "
    found = [field for phrase, field in _PHRASES.items() if f" {phrase} " in padded]
    found = found or [_WORDS[word] for word in words if word in _WORDS]
    return min(found, key=_PRIORITY.__getitem__) if found else ""


def is_heading_row(cells: Sequence[str]) -> bool:
    """Tell whether a row holds headings: known words, and nothing that looks like somebody's data."""
    filled = [cell for cell in cells if cell]
    if not filled or any("@" in cell or sum(sign.isdigit() for sign in cell) > 4 for cell in filled):
        return False
    known = {field for cell in filled if (field := field_of(cell))}
    return len(known) >= 2 or len(known) == len(filled)


def columns_by_heading(headings: Sequence[str]) -> list[str]:
    """Return the field of each column, or nothing; "name" becomes the organisation's or the person's."""
    found = [field_of(heading) for heading in headings]
    if "name" in found:
        if "organisation" in found:
            meant = "contact" if not {"contact", "first_name", "last_name"} & set(found) else ""
        else:
            meant = "organisation"
        found = [meant if field == "name" else field for field in found]
    if found.count("title") > 1:  # "Mr" beside a job title
        found = [
            "" if simplified(word) == "title" else one for word, one in zip(headings, found, strict=True)
        ]
    return _once(found)


def columns_by_content(
    rows: Sequence[Sequence[str]], known_places: frozenset[str] = frozenset()
) -> list[str]:
    """Return the field of each column judged by what stands in it; `known_places` are municipalities' names."""
    width = max((len(row) for row in rows), default=0)
    filled = [[row[place] for row in rows[:500] if place < len(row) and row[place]] for place in range(width)]
    found = [_kind_of(cells, known_places) for cells in filled]
    texts = [place for place, field in enumerate(found) if field == "text"]
    # Of two columns of names the one with more company words, and fewer "First Last", is the organisation.
    leading = texts[:2]
    if len(leading) == 2 and _personality(filled[leading[0]]) > _personality(filled[leading[1]]):
        leading.reverse()
    meanings = dict(zip(leading, ("organisation", "contact"), strict=False))
    return _once([meanings.get(place, "" if field == "text" else field) for place, field in enumerate(found)])


def _kind_of(cells: Sequence[str], places: frozenset[str]) -> str:
    if not cells:
        return ""
    for field, fits in (
        ("email", lambda cell: "@" in cell),
        ("business_id", BUSINESS_ID.fullmatch),
        ("postal_code", POSTAL_CODE.fullmatch),
        ("phone", PHONE.fullmatch),
        ("language", lambda cell: cell.casefold() in LANGUAGE_WORDS),
        ("municipality", lambda cell: cell.casefold() in places),
    ):
        if sum(1 for cell in cells if fits(cell)) > len(cells) / 2:
            return field
    letters = sum(1 for cell in cells if sum(sign.isalpha() for sign in cell) > 2)
    return "text" if letters > len(cells) / 2 else ""


def _personality(cells: Sequence[str]) -> float:
    points = sum(1 for cell in cells if _PERSON.fullmatch(cell)) - 2 * sum(
        1 for cell in cells if _ORGANISATION_WORDS.search(cell)
    )
    return points / max(1, len(cells))


def _once(found: list[str]) -> list[str]:
    """Keep the first column of each field; of phones and addresses the further ones stand in where it is empty."""
    seen: set[str] = set()
    result = []
    for field in found:
        result.append(field if field in ("phone", "email") or field not in seen else "")
        seen.add(field)
    return result
