"""Which sheets do the tests of documents print: the shortest, the usual and the longest of everything?"""

from dataclasses import replace
from datetime import date, time
from typing import Any

from events.example_sheet import example
from events.facts import (
    Access,
    ContactPoint,
    EventSheet,
    Helper,
    LetterText,
    Place,
    Recipient,
)

KAJAANI_NAMES = (
    ("Kajaanin kaupunginkirjaston digioppaat", "device_help"),
    ("Dipakka-hanke", "info_only"),
    ("Kainuun Tietokoneyhdistys", "device_help"),
    ("Kaukametsän opisto", "own_service"),
    ("Kainuun Aalto", "info_only"),
    ("Kainuun Nuotta", "own_service"),
    ("Kainuun näkövammaiset", "both"),
    ("Kainuun hyvinvointialue", "own_service"),
    ("Kela Kajaani", "own_service"),
    ("Kajaanin kaupunki", "own_service"),
    ("OP-Kainuu", "own_service"),
    ("Veturi-Apteekki", "own_service"),
)
MORE_NAMES = (
    "Sotkamon kunta", "Kainuun kansalaisopisto", "Sotkamon eläkeläiset", "Digi- ja väestötietovirasto",
    "Kuhmon kaupunki", "Suomussalmen kunta", "Hyrynsalmen kunta", "Puolangan kunta", "Paltamon kunta",
    "Ristijärven kunta", "4H-yhdistys", "Marttaliitto", "Kainuun Yrittäjät", "Suomen Punainen Risti",
    "Seurakuntayhtymä", "Eläkeliitto", "Kansallinen senioriliitto", "Omaishoitajat ja läheiset",
    "Kuuloyhdistys", "Muistiyhdistys", "Sydänyhdistys", "Työllisyysalue", "Verohallinto",
    "Poliisi, lupapalvelut", "Osuuskauppa", "Säästöpankki", "Lukion digitutorit", "Nuorisopalvelut",
)  # fmt: skip
SOTKAMO = (
    ("Sotkamon eläkeläiset", "Vertaistuki puhelimen käyttöön", "device_help"),
    ("Kainuun näkövammaiset", "Apuvälineet", "both"),
    ("Kainuun hyvinvointialue", "Sähköiset palvelut", "own_service"),
    ("Kainuun Nuotta", "etätukipalvelu", "own_service"),
    ("OP-Kainuu", "Verkkopankki ja maksaminen", "own_service"),
    ("Sotkamon kunta", "Kunnan sähköiset palvelut", "own_service"),
)
LONG_TOPIC = (
    "Omakannan, sähköisen ajanvarauksen ja digitaalisen sotekeskuksen käyttö puhelimella, tabletilla "
    "ja kotona tietokoneella"
)
LONG_HEADLINE = (
    "Henkilökohtaista apua älypuhelimen, taulutietokoneen, kannettavan tietokoneen ja sähköisen asioinnin "
    "käyttöön kirjastossa"
)
LONG_PLACE = "Suomussalmen kunnankirjasto, Kiannonsalin näyttelytila ja lehtilukusali"
WORDS = {
    "fi": {},
    "sv": {
        "what_you_get": "Hjälp med telefonen, surfplattan och datorn",
        "kind_name": "Digitalko",
        "free": "Avgiftsfritt. Ingen anmälan. Kom när det passar dig.",
        "bring": "Ta med din egen enhet. Du kan också komma utan enhet.\n"
        "Ta med dina lösenord, men berätta dem inte för någon.",
    },
    "en": {
        "what_you_get": "Help with your phone, tablet and computer",
        "kind_name": "Digital support day",
        "free": "Free of charge. No registration. Come when it suits you.",
        "bring": "Bring your own device. You can also come without one.\n"
        "Bring your own passwords, but do not tell them to anyone.",
    },
}


def helpers(count: int) -> tuple[Helper, ...]:
    """Return that many organisations, the twelve long names of Kajaani first."""
    known = [*KAJAANI_NAMES, *((name, "own_service") for name in MORE_NAMES)]
    assert count <= len(known)
    return tuple(
        Helper(f"helper-{number}", name, "", scope) for number, (name, scope) in enumerate(known[:count])
    )


def kajaani(count: int = 12, language: str = "fi", **facts: Any) -> EventSheet:
    """Return the Kajaani day with that many helpers, in one language."""
    sheet = replace(example(), language=language, helpers=helpers(count), day=date(2020, 10, 8))
    return sheet.with_changes(**(WORDS[language] | facts))


def sotkamo(language: str = "fi", **facts: Any) -> EventSheet:
    """Return a day with six organisations, each of which has a topic."""
    known = tuple(Helper(f"s-{n}", name, topic, scope) for n, (name, topic, scope) in enumerate(SOTKAMO))
    return kajaani(0, language, **({"helpers": known} | facts))


def long_place() -> Place:
    """Return a place of 70 characters with a long address."""
    return replace(
        example().place or Place(""),
        name=LONG_PLACE,
        street_address="Esimerkkikuja 1 A, 2. kerros",
        postal_code="89600",
        postal_place="Suomussalmi",
    )


def bare() -> EventSheet:
    """Return an idea: no day, no place, every optional fact empty."""
    return example().with_changes(
        day=None, opens=None, closes=None, place=None, free="", bring="", helpers=(), contact=ContactPoint(),
        access=Access(), kind_name="", what_you_get="", published=False,
    )  # fmt: skip


def overfull() -> EventSheet:
    """Return a sheet in which every text is far too long for any paper."""
    words = "Tietokoneenkäyttäjäyhdistyksen ylimääräinen tiedotustilaisuus jatkuu. "
    place = replace(long_place(), name=words * 5, room=words * 3, street_address=words * 3)
    return kajaani(40).with_changes(
        what_you_get=words * 9, kind_name=words * 4, place=place, free=words * 8, bring=(words * 4 + "\n") * 9,
        contact=ContactPoint(words * 4, "000 123 4567 89 000 123"), access=Access(True, True, True, words * 5),
        languages=("fi", "sv", "en", "ru", "uk", "ar", "so", "et"), state="rescheduled",
        previous_day=date(2027, 12, 29), previous_opens=time(10, 30), previous_closes=time(18, 45),
        sender=replace(example().sender, name=words * 3, project=words * 3),
        public_url="https://talkoot.example.org/talkoot/" + "erittain-pitka-osoite-" * 6,
    )  # fmt: skip


LETTER = LetterText(
    heading="Kutsu digitukitalkoisiin Kajaanin kaupunginkirjastoon",
    opening="Kutsumme teidät mukaan Kajaanin digitukitalkoisiin esittelemään palveluitanne.",
    share="Esittelypiste, johon varaamme pöydän, tuolit, sähkön ja verkkoyhteyden.",
    closing="Hanke koordinoi suunnittelun ja tiedotuksen. Tapahtuma on kävijöille maksuton.",
    ethics="Asiakas tekee asiat itse, ja me olemme tukena.",
    attachments="Digituen eettinen ohjeistus",
)
KAISA = Recipient(
    "kansalaisopisto", "Kainuun kansalaisopisto", "Kaisa Kursseja", "Esimerkkikatu 1", "87100", "Kajaani"
)
ANSWERABLE = replace(
    KAISA, answer_url="https://talkoot.example.org/v/7KQ4abcdefghijklmnopqrstuvwxyz0123456789AB"
)
LONG_RECIPIENT = replace(
    KAISA,
    organisation="Kainuun hyvinvointialueen ikääntyneiden palveluiden digitukiyksikkö ja asiakasohjaus",
    person="Marja-Leena Esimerkki-Pitkäniemi, palveluohjaaja",
)
