"""Do we say the field's own words, and never those that partners and visitors would stumble on?"""

import re
from collections.abc import Iterable
from pathlib import Path

import polib

from tests.house.survey import ROOT, assert_none, files, short, templates

FINNISH = ROOT / "talkoot" / "locale" / "fi" / "LC_MESSAGES" / "django.po"
# Finnish: what not to say (a regular expression, case does not matter) and what to say instead.
FINNISH_WORDS = {
    r"näytteilleasettaj": "esittelijä tai kumppani",
    r"\bständ": "esittelypiste",
    r"osallistuj": "kumppani, esittelijä tai kävijä",
    r"dashboard|työpöytä|kojelauta": "Seuraavaksi",
    r"outbox|viestijono|lähtevien jono": "Lähtevät",
    r"virheelli|virhesyöt|invalid": "kerro, mikä ei käy ja miten se kirjoitetaan",
    r"jotain meni (pieleen|vikaan)|tapahtui virhe": "kerro, mitä tapahtui ja mitä nyt",
    r"pahoittelemme|pahoittelut|anteeksi|valitettavasti": "ei pahoitteluja: syy ja seuraava askel",
    r"istunto (on )?vanhentu": "kerro, mikä on tallessa ja mitä nyt",
    r"haluatko varmasti|oletko varma": "kerro seuraus ja nimeä molemmat painikkeet",
    r"^ei tuloksia": "kerro, mitä ei ole, ja tarjoa seuraava askel",
    r"csv-tuonti|\bimport|\btuonti\b": "Liitä kumppanit Excelistä",
    r"\btoimitettu\b": "lähti, tai sähköpostipalvelin otti vastaan",
    r"avasi linkin|on luettu\b|luki viestin": "emme tiedä: postin tarkistus avaa linkit",
    r"^(ok|submit|seuraava|lähetä|tallenna)$": "painike on käsky ja sen kohde: Tallenna 12 kumppania",
    r"\btoimesta\b": "lyhyt aktiivi: Kirjasto vahvisti tilan",
    r"organisaatio\w* jäsen": "kumppani",
    r"tapahtuman omistaja": "koordinaattori",
    r"operatiivinen malli|konsepti\b": "toimintamalli",
}
ENGLISH_WORDS = {
    r"\bexhibitor": "partner, presenter",
    r"\bbooth": "stand",
    r"organiz": "organis…",
    r"\battendee|\bparticipant": "visitor, partner",
    r"something went wrong|\boops": "say what happened and what next",
    r"are you sure": "say what will happen and name both buttons",
    r"\bcolor\b|\bcenter\b": "colour, centre",
}


def forbidden(texts: Iterable[str], words: dict[str, str]) -> list[str]:
    """The texts that hold a word we do not use, each with the word to use."""
    return [
        f"“{text}”: {' '.join(found.group().split())} → {better}"
        for text in texts
        for pattern, better in words.items()
        if (found := re.search(pattern, text, re.IGNORECASE))
    ]


def exclaiming(texts: Iterable[str]) -> list[str]:
    """Exclamations other than thanks and the overprint of a poster whose day has moved."""
    return [
        f"“{text}”: nobody is shouted at; only thanks and posters may do so"
        for text in texts
        if "!" in text and not re.search("Kiitos|Uusi aika", text)
    ]


def words_in_source(path: Path) -> list[str]:
    """Lines of a template with Finnish letters outside comments: words belong to the catalogues."""
    text = re.sub(
        r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->",
        "",
        path.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    return [line.strip() for line in text.splitlines() if re.search(r"[äöåÄÖÅ]", line)]


def translations() -> list[str]:
    """Every Finnish text of the catalogue."""
    return [
        text
        for entry in polib.pofile(str(FINNISH))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text
    ]


def test_finnish_uses_the_words_of_the_field():
    assert_none([*forbidden(translations(), FINNISH_WORDS), *exclaiming(translations())])


def test_english_uses_the_words_of_the_field():
    assert_none(forbidden([entry.msgid for entry in polib.pofile(str(FINNISH))], ENGLISH_WORDS))


def test_words_live_in_the_catalogues():
    pages = [path for path in templates() if path.suffix in (".html", ".txt")]
    assert_none(f"{short(path)}: {line}: translate it" for path in pages for line in words_in_source(path))


def test_forms_and_views_hold_no_finnish():
    found = []
    for path in files("partners", "events", suffixes=(".py",)):
        if {"forms", "views"} & set(path.parts):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"[\"'][^\"'#]*[äöÄÖ]", line.split("#")[0]):
                    found.append(f"{short(path)}:{number}: {line.strip()}: translate it")
    assert_none(found)


def test_wrong_words_are_found(tmp_path):
    assert len(forbidden(["Näytteilleasettajat ja ständit"], FINNISH_WORDS)) == 2
    assert forbidden(["Kumppanit ja esittelypisteet"], FINNISH_WORDS) == []
    assert len(forbidden(["Organization"], ENGLISH_WORDS)) == 1
    assert len(exclaiming(["Valmis!", "Kiitos, Kaisa!"])) == 1
    page = tmp_path / "page.html"
    page.write_text("{# pöytä #}\n<p>Esittelypöytä</p>\n", encoding="utf-8")
    assert words_in_source(page) == ["<p>Esittelypöytä</p>"]
