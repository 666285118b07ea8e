"""Who and what is there in the Kajaani story? Builders of rows that all tests share, with one fixed cast.

Eeva coordinates Kainuu, Matti helps her with materials, Liisa works at Kajaani's library. Oona coordinates Oulu and
is the stranger; Sirpa works at another library of Kainuu. Every builder gives sensible facts that a test may override.
"""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from PIL import Image

from events.choices import Channel, Responsible, Scope, StandState, TextKey
from events.models import Concept, Event, Meeting, Stand, Supply, Task, TaskFile
from events.models.concept import ConceptMeeting, ConceptSupply, ConceptTask, ConceptText
from partners import attached, pictures
from partners.choices import Role
from partners.models import Contact, Membership, Municipality, Network, Organisation, Picture, User, Venue

STAMP = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PASSWORD = "Kajaanin kaunis talvi 2027"

# code: name, Swedish, region code, ISO, region, region in Swedish, genitive, locative, destination
_MUNICIPALITIES = {
    "205": (
        "Kajaani",
        "Kajana",
        "18",
        "FI-05",
        "Kainuu",
        "Kajanaland",
        "Kajaanin",
        "Kajaanissa",
        "Kajaaniin",
    ),
    "765": (
        "Sotkamo",
        "Sotkamo",
        "18",
        "FI-05",
        "Kainuu",
        "Kajanaland",
        "Sotkamon",
        "Sotkamossa",
        "Sotkamoon",
    ),
    "564": (
        "Oulu",
        "Uleåborg",
        "17",
        "FI-14",
        "Pohjois-Pohjanmaa",
        "Norra Österbotten",
        "Oulun",
        "Oulussa",
        "Ouluun",
    ),
}


def municipality(code: str = "205") -> Municipality:
    """Kajaani, Sotkamo or Oulu (205, 765, 564)."""
    name, swedish, region, iso, region_name, region_name_sv, genitive, locative, destination = (
        _MUNICIPALITIES[code]
    )
    row, _made = Municipality.objects.get_or_create(
        code=code,
        defaults={
            "name": name, "name_sv": swedish, "region_code": region, "region_iso": iso, "region_name": region_name,
            "region_name_sv": region_name_sv, "genitive": genitive, "locative": locative, "destination": destination,
        },
    )  # fmt: skip
    return row


def network(slug: str = "kainuu", name: str = "Kainuun digituki", **facts: Any) -> Network:
    """A network; Kainuu unless told otherwise."""
    facts = {"region_code": "18", "email": f"{slug}@example.org", "signer_name": "Eeva Esimerkki"} | facts
    row, _made = Network.objects.get_or_create(slug=slug, defaults={"name": name, **facts})
    return row


def user(email: str, name: str, **facts: Any) -> User:
    """Somebody with a sign-in and the cast's password."""
    return User.objects.create_user(email, PASSWORD, name=name, **facts)


def member(person: User, of: Network, role: Role, **facts: Any) -> User:
    """The same person, now with a role in a network."""
    Membership.objects.create(user=person, network=of, role=role, **facts)
    return person


def venue(of: Network, code: str = "205", name: str = "Kajaanin kaupunginkirjasto", **facts: Any) -> Venue:
    """A library in a municipality."""
    stem = name.removesuffix("kirjasto")
    forms = {
        "genitive": f"{stem}kirjaston",
        "locative": f"{stem}kirjastossa",
        "destination": f"{stem}kirjastoon",
    }
    facts = {
        **forms,
        "street_address": "Seminaarinkatu 15",
        "postal_code": "87100",
        "postal_place": "Kajaani",
    } | facts
    return Venue.objects.create(network=of, municipality=municipality(code), name=name, **facts)


def organisation(of: Network, name: str = "OP-Kainuu", slug: str = "op-kainuu", **facts: Any) -> Organisation:
    """A partner of a network."""
    return Organisation.objects.create(network=of, name=name, slug=slug, **facts)


def contact(of: Organisation, name: str = "Kaisa Kursseja", **facts: Any) -> Contact:
    """A partner's contact person."""
    return Contact.objects.create(
        organisation=of, name=name, **({"email": "kaisa.kursseja@example.org"} | facts)
    )


def concept(of: Network, name: str = "Digitukitalkoot", **facts: Any) -> Concept:
    """A small operating model: two meetings, two tasks, one supply and the texts that the record needs."""
    facts = {"slug": "digitukitalkoot", "is_default": True, "updated_on": date(2026, 11, 1)} | facts
    model = Concept.objects.create(network=of, name=name, opens=time(14), closes=time(18), **facts)
    for order, days_before in enumerate((28, 14), start=1):
        ConceptMeeting.objects.create(
            concept=model,
            order=order,
            name=f"Suunnittelukokous {order}",
            offset_days=days_before,
            starts=time(13),
        )
    for order, (name_of_task, days_before) in enumerate(
        (("Lähetä kutsu", 56), ("Varaa ilmoitus", 21)), start=1
    ):
        ConceptTask.objects.create(
            concept=model, order=order, name=name_of_task, offset_days=days_before, channel=Channel.EMAIL,
            responsible=Responsible.COORDINATOR,
        )  # fmt: skip
    ConceptSupply.objects.create(concept=model, order=1, name="Jatkojohdot")
    for key, text in (
        (TextKey.TITLE, "Apua digiasioihin"),
        (TextKey.WHAT_YOU_GET, "Apua puhelimen käyttöön"),
    ):
        ConceptText.objects.create(concept=model, key=key, text=text)
    return model


def event(of: Network, at: Venue | None = None, **facts: Any) -> Event:
    """An unpublished event on Wednesday 10 March 2027, 14–18."""
    facts = {
        "slug": "kajaani", "title": "Apua digiasioihin", "kind_name": "Digitukitalkoot",
        "what_you_get": "Apua puhelimen ja tietokoneen käyttöön", "day": date(2027, 3, 10), "opens": time(14),
        "closes": time(18), "calendar_stamp": STAMP,
    } | facts  # fmt: skip
    facts.setdefault("municipality", at.municipality if at else municipality())
    return Event.objects.create(network=of, venue=at, **facts)


def stand(of: Event, by: Organisation, **facts: Any) -> Stand:
    """A confirmed stand of an organisation."""
    facts = {"state": StandState.CONFIRMED, "scope": Scope.OWN_SERVICE, "topic": "sähköiset palvelut"} | facts
    return Stand.objects.create(event=of, organisation=by, **facts)


def meeting(of: Event, **facts: Any) -> Meeting:
    """A planning meeting four weeks before the event."""
    facts = {
        "name": "Suunnittelukokous 1",
        "day": date(2027, 2, 10),
        "starts": time(13),
        "calendar_stamp": STAMP,
    } | facts
    return Meeting.objects.create(event=of, **facts)


def network_meeting(of: Network, **facts: Any) -> Meeting:
    """A meeting of a network that belongs to no event."""
    facts = {
        "name": "Viikkopalaveri",
        "day": date(2027, 2, 11),
        "starts": time(9),
        "calendar_stamp": STAMP,
    } | facts
    return Meeting.objects.create(network=of, **facts)


def task(of: Event, **facts: Any) -> Task:
    """An open task of the coordinator."""
    facts = {
        "name": "Lähetä kutsu",
        "due_on": date(2027, 1, 13),
        "responsible": Responsible.COORDINATOR,
    } | facts
    return Task.objects.create(event=of, **facts)


def task_file(of: Task, name: str = "Tilavaraus.txt", content: bytes = b"Sali 2", **facts: Any) -> TaskFile:
    """A file of a task, kept in the storage; plain text unless told otherwise."""
    read = attached.read_attached(io.BytesIO(content), name)
    facts = {
        "name": read.name, "stored": attached.keep(read.content), "size": len(read.content), "sha256": read.sha256,
        "content_type": read.content_type,
    } | facts  # fmt: skip
    return TaskFile.objects.create(task=of, **facts)


def supply(of: Event, **facts: Any) -> Supply:
    """A thing to bring."""
    return Supply.objects.create(event=of, **({"name": "Jatkojohdot"} | facts))


def picture(of: Network, name: str = "Kainuun tunnus", colour: str = "#14507a", **facts: Any) -> Picture:
    """An uploaded picture of one colour, its file in the storage; a logo unless told otherwise."""
    written = io.BytesIO()
    Image.new("RGB", (480, 160), colour).save(written, "PNG")
    written.seek(0)
    read = pictures.read_picture(written)
    pictures.keep(read)
    sizes = {"digest": read.digest, "ending": read.ending, "width": read.width, "height": read.height}
    return Picture.objects.create(network=of, name=name, **(sizes | facts))


@dataclass(frozen=True)
class Story:
    """The rows of the whole story, by name."""

    kainuu: Network
    oulu: Network
    library: Venue
    other_library: Venue
    oulu_library: Venue
    eeva: User
    oona: User
    matti: User
    liisa: User
    sirpa: User
    kajaani: Event
    oulu_event: Event


def story() -> Story:
    """Two networks with their people, places, models, partners and one event each, both unpublished."""
    kainuu = network()
    oulu = network("oulu", "Oulun digituki", region_code="17")
    library = venue(kainuu)
    other_library = venue(kainuu, "765", "Sotkamon kirjasto")
    oulu_library = venue(oulu, "564", "Oulun kaupunginkirjasto")
    kajaani = event(kainuu, library, concept=concept(kainuu))
    oulu_event = event(
        oulu, oulu_library, slug="oulu", title="Digipäivä Oulussa", concept=concept(oulu, slug="oulun-malli")
    )
    for one in (kajaani, oulu_event):
        stand(one, organisation(one.network))
        meeting(one)
        task(one)
        supply(one)
    return Story(
        kainuu=kainuu, oulu=oulu, library=library, other_library=other_library, oulu_library=oulu_library,
        eeva=member(user("eeva.esimerkki@example.org", "Eeva Esimerkki"), kainuu, Role.COORDINATOR),
        oona=member(user("oona.outonen@example.org", "Oona Outonen"), oulu, Role.COORDINATOR),
        matti=member(user("matti.mallikas@example.org", "Matti Mallikas"), kainuu, Role.MATERIALS),
        liisa=member(user("liisa.lainaaja@example.org", "Liisa Lainaaja"), kainuu, Role.LIBRARIAN, venue=library),
        sirpa=member(
            user("sirpa.sivukirjasto@example.org", "Sirpa Sivukirjasto"), kainuu, Role.LIBRARIAN, venue=other_library
        ),
        kajaani=kajaani, oulu_event=oulu_event,
    )  # fmt: skip
