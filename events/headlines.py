"""Which ready headlines can a poster have, so that nobody must invent one?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline in the languages that it has been written in."""

    code: str
    fi: str
    sv: str
    en: str


HEADLINES = (
    Headline(
        "help",
        "Apua puhelimen, tabletin ja tietokoneen käyttöön",
        "Hjälp med att använda telefon, surfplatta och dator",
        "Help with your phone, tablet and computer",
    ),
    Headline(
        "need",
        "Tarvitsetko apua puhelimen kanssa?",
        "Behöver du hjälp med telefonen?",
        "Do you need help with your phone?",
    ),
    Headline(
        "ask",
        "Kysy verkkopankista, OmaKannasta ja puhelimesta",
        "Fråga om nätbanken, MittKanta och telefonen",
        "Ask about your online bank, MyKanta and phone",
    ),
    Headline(
        "safe",
        "Opi tunnistamaan huijausviestit",
        "Lär dig känna igen bluffmeddelanden",
        "Learn to spot scam messages",
    ),
    Headline(
        "together",
        "Opetellaan yhdessä asioimaan verkossa",
        "Vi lär oss tillsammans att uträtta ärenden på nätet",
        "Let us learn together to do things online",
    ),
    Headline(
        "new",
        "Uusi puhelin? Otetaan se yhdessä käyttöön.",
        "Ny telefon? Vi tar den i bruk tillsammans.",
        "A new phone? Let us set it up together.",
    ),
)


def ready(code: str) -> Headline | None:
    """Return the headline of that code, or None."""
    return next((one for one in HEADLINES if one.code == code), None)


def code_of(finnish: str, swedish: str, english: str) -> str:
    """Return the code of the ready headline with these words, or an empty text."""
    words = (finnish, swedish, english)
    return next((one.code for one in HEADLINES if (one.fi, one.sv, one.en) == words), "")
