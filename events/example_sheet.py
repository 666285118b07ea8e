"""What does a complete sheet of invented people and a real-looking day look like, for tests and samples?"""

from datetime import UTC, date, datetime, time

from .facts import (
    Access,
    ContactPoint,
    EventSheet,
    Helper,
    LetterText,
    MeetingFacts,
    Place,
    Sender,
)
from .stand_facts import StandFacts

EXAMPLE_STANDS = (
    StandFacts(
        "kainuun-tietokoneyhdistys", "Kainuun Tietokoneyhdistys", "digituki", "device_help", place=1, sockets=2,
        needs=("network",), presenters=("Teppo Testaaja",), phones=("000 123 4567",), works_remotely=True,
    ),
    StandFacts("kela-kajaani", "Kela Kajaani", "sähköiset palvelut", place=2, presenters=("Malli Mallikas",)),
)  # fmt: skip

_EXAMPLE_SENDER = Sender(
    name="Kainuun digituki",
    project="esimerkkihanke",
    street_address="Esimerkkikatu 1",
    postal_code="87100",
    postal_place="Kajaani",
    phone="000 123 4567",
    email="eeva.esimerkki@example.org",
    website="talkoot.example.org",
    signer_name="Eeva Esimerkki",
    signer_title="projektikoordinaattori",
    is_example=True,
)
_EXAMPLE_PLACE = Place(
    name="Kajaanin kaupunginkirjasto",
    genitive="Kajaanin kaupunginkirjaston",
    locative="Kajaanin kaupunginkirjastossa",
    destination="Kajaanin kaupunginkirjastoon",
    street_address="Seminaarinkatu 15",
    postal_code="87100",
    postal_place="Kajaani",
    municipality="Kajaani",
    municipality_genitive="Kajaanin",
    municipality_locative="Kajaanissa",
    phone="000 123 4567",
)
_EXAMPLE_HELPERS = (
    Helper("kajaanin-digioppaat", "Kajaanin kaupunginkirjaston digioppaat", "", "device_help"),
    Helper("kainuun-tietokoneyhdistys", "Kainuun Tietokoneyhdistys", "", "device_help"),
    Helper("kainuun-nakovammaiset", "Kainuun näkövammaiset", "", "both"),
    Helper("kaukametsan-opisto", "Kaukametsän opisto"),
    Helper("kela-kajaani", "Kela Kajaani"),
)
_EXAMPLE_LETTER = LetterText(
    opening="Kutsumme teidät mukaan Kajaanin digitukitalkoisiin.",
    share="Esittelypiste, johon varaamme pöydän, tuolit, sähkön ja verkkoyhteyden.",
    closing="Hanke koordinoi suunnittelun ja tiedotuksen.",
    ethics="Asiakas tekee asiat itse, ja me olemme tukena.",
)


def example() -> EventSheet:
    """Return a complete sheet of invented people and a real-looking day, for tests and samples."""
    return EventSheet(
        language="fi",
        slug="kajaani",
        public_url="https://talkoot.example.org/talkoot/kajaani/",
        sender=_EXAMPLE_SENDER,
        title="Digitukitalkoot Kajaanin kaupunginkirjastossa",
        what_you_get="Apua puhelimen, tabletin ja tietokoneen käyttöön",
        kind_name="Digitukitalkoot",
        day=date(2027, 3, 10),
        opens=time(14),
        closes=time(18),
        published=True,
        place=_EXAMPLE_PLACE,
        access=Access(step_free=True, induction_loop=False),
        contact=ContactPoint(name="Kajaanin kaupunginkirjasto", phone="000 123 4567"),
        summary="Maksutonta apua puhelimen, tabletin ja tietokoneen käyttöön. Ei ilmoittautumista.",
        description="Auttajat ovat paikalla koko ajan. Voit tulla milloin sinulle sopii.",
        free="Maksuton. Ei ilmoittautumista. Tule silloin, kun sinulle sopii.",
        bring="Ota oma laite mukaan. Voit tulla myös ilman laitetta.\n"
        "Ota mukaan omat salasanasi, mutta älä kerro niitä kenellekään.",
        helpers=_EXAMPLE_HELPERS,
        set_up_from=time(13),
        answer_by=date(2027, 2, 12),
        letter_date=date(2027, 1, 13),
        meetings=(
            MeetingFacts("Suunnittelukokous 1", date(2027, 2, 10), time(9), time(10), "Teams"),
            MeetingFacts("Suunnittelukokous 2", date(2027, 2, 24), time(9), time(10), "Teams"),
        ),
        stands=EXAMPLE_STANDS,
        letter=_EXAMPLE_LETTER,
        uid="talkoot-example@talkoot.example.org",
        stamp=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    )
