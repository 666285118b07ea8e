"""Who tries every door, and which words must only some of them ever read?

Every private text of both networks carries a mark that says who may read it. A mark in an answer to anybody else is
a leak, at whatever address it happens.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.message import EmailMessage
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from events import previews, sheet
from events.actions import batch_files
from events.choices import Publication, TextKey
from events.concept_file import document_of
from events.facts import Recipient
from events.models import Batch, Concept, Event, EventText, Import, PartnerPost, Stand, StandType, Supply
from partners.choices import LinkPurpose, Role
from partners.models import CalendarDay, Change, Closure, Link, Message, Organisation, User
from partners.post import catcher
from talkoot.lib.links import token_hash
from tests import world
from tests.access import cast_rows

ANYBODY = (
    "visitor", "disabled", "expired", "coordinator", "admin", "helper", "librarian", "other_librarian", "stranger",
    "keeper",
)  # fmt: skip
# Kainuu's people; the stranger is Oulu's coordinator, the keeper is the installation's superuser without a network.
MAY_READ: dict[str, set[str]] = {
    "kainuu-event": {"coordinator", "admin", "helper", "librarian"},
    "kainuu-plan": {"coordinator", "admin", "helper"},
    "kainuu-contact": {"coordinator", "admin"},
    "kainuu-people": {"coordinator", "admin", "librarian"},  # presenters' names
    "kainuu-neighbour": {"coordinator", "admin"},  # another partner's contact and message
    "oulu-event": {"stranger"},
    "oulu-plan": {"stranger"},
    "oulu-contact": {"stranger"},
    "oulu-people": {"stranger"},
    "oulu-neighbour": {"stranger"},
    "lappi-name": set(),  # a network to which nobody of the cast belongs
}
PUBLIC_NAMES = {"lappi-name"}  # public pages say which networks there are; the desk's bar shows one's own


def mark(kind: str) -> str:
    """The mark of a kind of text: one word that survives hyphenation, escaping and capitals."""
    return "zq" + kind.replace("-", "") + "qz"


@dataclass
class Cast:
    """The rows that addresses are made of, and a signed-in browser for everybody."""

    story: world.Story
    clients: dict[str, Client]
    own: dict[str, Any] = field(default_factory=dict)
    foreign: dict[str, Any] = field(default_factory=dict)

    def forbidden_to(self, subject: str, is_open: bool = False, shown: Collection[str] = ()) -> list[str]:
        """The marks that this subject must never read; the keeper may read all, a secret link shows its own."""
        if subject == "keeper":
            return []
        public = {*(PUBLIC_NAMES if is_open else ()), *shown}
        return [mark(kind) for kind, who in MAY_READ.items() if subject not in who and kind not in public]


def private_rows(event: Event, region: str) -> dict[str, Any]:
    """Fill an event and its network with rows whose texts are marked; return them by the names addresses use."""
    plan, seen, contact = mark(f"{region}-plan"), mark(f"{region}-event"), mark(f"{region}-contact")
    network = event.network
    partner = world.organisation(
        network, f"Kumppani {seen}", f"kumppani-{region}", note=f"Muistiinpano {contact}"
    )
    person = world.contact(
        partner, f"Kaisa {contact}", email=f"{contact}@example.org", title=f"Johtaja {contact}"
    )
    event.title = f"Talkoot {seen}"
    event.contingency_plan = f"Varasuunnitelma {plan}"
    event.save()
    place = event.venue
    assert place is not None
    place.note = f"Avain {contact}"
    place.save()
    world.venue(network, place.municipality_id, f"Kylätalo {plan}")
    unaddressed_rows(event, region)
    return {
        "event": event, "network": network, "organisation": partner, "contact": person, "venue": place,
        **answered_rows(event, partner, region),
        **task_rows(event, plan),
        **meeting_rows(event, plan, contact),
        "supply": supply_rows(event, plan),
        **model_rows(event, region),
        **cast_rows.day_rows(event, mark(f"{region}-people"), mark(f"{region}-contact")),
        "picture": world.picture(network, f"Tunnus {region}"),  # a logo is public by nature
    }  # fmt: skip


def meeting_rows(event: Event, plan: str, contact: str) -> dict[str, Any]:
    """Make a meeting with a line of minutes, somebody who is asked to it, and that person's links."""
    row = world.meeting(event, name=f"Kokous {plan}", agenda=f"Asialista {plan}", place=f"Huone {plan}")
    row.lines.create(text=f"Sovittiin {plan}", by_name=f"Sihteeri {contact}")
    person = row.attendees.create(name=f"Aino {contact}", email=f"aino-{contact}@example.org")
    tokens = {
        name: Link.mint(LinkPurpose.ATTENDEE, person.subject, network=event.network)
        for name in ("attendee_token", "revoked_attendee_token")
    }
    dead = Link.objects.filter(token_hash=token_hash(tokens["revoked_attendee_token"]))
    dead.update(revoked_at=timezone.now())
    series = cast_rows.series_row(event.network, plan)
    return {"meeting": row, "series_meeting": series, "attendee": person, **tokens}


def task_rows(event: Event, plan: str) -> dict[str, Any]:
    """Make a task with a file whose name and content are marked."""
    task = world.task(event, name=f"Tehtävä {plan}")
    return {"task": task, "file": world.task_file(task, f"Pohjakuva {plan}.txt", f"Sali {plan}".encode())}


def supply_rows(event: Event, plan: str) -> Supply:
    """Put two things on the list, so that one can change places; return the first."""
    first = world.supply(event, name=f"Tarvike {plan}", order=1)
    world.supply(event, name=f"Toinen {plan}", order=2)
    return first


def model_rows(event: Event, region: str) -> dict[str, Any]:
    """Make the event's model private and marked, a published one without marks, and a copy of the published one."""
    plan, contact, model = mark(f"{region}-plan"), mark(f"{region}-contact"), event.concept
    assert model is not None
    model.slug = f"malli-{region}"  # a short name of both networks would lead each to its own
    model.save()
    model.tasks.create(name=f"Mallin tehtävä {plan}", offset_days=9, responsible="coordinator", order=9)
    question = model.questions.create(question=f"Kysymys {contact}", email=f"{contact}@example.org")
    facts = {"is_default": False, "is_published": True, "slug": f"julkinen-{region}"}
    public = world.concept(event.network, f"Julkinen malli {region}", **facts)
    origin = {"uid": str(public.uid), "name": public.name, "version": 1, "network": event.network.name}
    facts = {"is_default": False, "slug": f"kopio-{region}", "lineage": [origin], "summary": f"Oma {plan}"}
    copy = world.concept(event.network, f"Kopio {region}", **facts)
    document = document_of(Concept.objects.whole().get(pk=copy.pk))
    offer = model.offers.create(
        network_name=f"Tarjoaja {contact}", document=document, note=f"Parempi {contact}"
    )
    return {"concept": model, "public_concept": public, "copied": copy, "question": question, "offer": offer}


def answered_rows(event: Event, partner: Organisation, region: str) -> dict[str, Any]:
    """Make a stand with its answer, links and mail, and beside it a neighbour whose marks no link may show."""
    contact, people = mark(f"{region}-contact"), mark(f"{region}-people")
    neighbour = mark(f"{region}-neighbour")
    stand = world.stand(
        event,
        partner,
        order=9,
        message=f"Viesti {contact}",
        needs_note=f"Tarve {people}",
        answered_at=timezone.now(),
    )
    stand.presenters.create(name=f"Essi {people}")
    other = world.organisation(event.network, f"Naapuri {region}", f"naapuri-{region}")
    world.contact(other, f"Nina {neighbour}", email=f"{neighbour}@example.org")
    world.stand(event, other, order=10, message=f"Viesti {neighbour}", answered_by=f"Nina {neighbour}")
    rows: dict[str, Any] = {
        "stand": stand,
        "given": world.picture(
            event.network, f"Logo {region}", organisation=partner, given_for=stand.subject
        ),
        "message": message(stand, contact),
        "staged": staged(event, contact),
        "post": PartnerPost.objects.create(
            stand=stand, place=f"Ikkuna {people}", published_on=timezone.localdate()
        ),
    }
    rows["mail"] = arrived(rows["message"])
    rows["pack"], rows["letters"] = batches_of(event, contact)
    for name, purpose, subject in (
        ("stand_token", LinkPurpose.STAND, stand.subject),
        ("library_token", LinkPurpose.LIBRARY, event.subject),
    ):
        rows[name] = Link.mint(purpose, subject, network=event.network)
        dead = name.replace("stand_", "revoked_").replace("library_", "revoked_library_")
        rows[dead] = Link.mint(purpose, subject, network=event.network)
        Link.objects.filter(token_hash=token_hash(rows[dead])).update(revoked_at=timezone.now())
    return rows


def message(stand: Stand, secret: str) -> Message:
    """Make a marked draft to a stand's contact."""
    event = stand.event
    return Message.objects.create(
        network=event.network, kind="invitation", occasion=event.subject, subject=stand.subject,
        key=f"invitation:{stand.pk}", to_name=f"Kaisa {secret}", to_email=f"{secret}@example.org",
        title=f"Kutsu {secret}", text=f"Hei {secret}\n\n{{answer_link}}", message_id=f"<{stand.pk}@example.org>",
    )  # fmt: skip


def batches_of(event: Event, secret: str) -> tuple[Batch, Batch]:
    """Make a library's finished pack and finished letters whose problem names a contact, each with its file."""
    ready = {"event": event, "total": 1, "made": 1, "state": "done"}
    pack = Batch.objects.create(
        kind="pack",
        file_name="paketti.zip",
        order={"for_library": True, "language": "fi", "items": []},
        **ready,
    )
    letters = Batch.objects.create(
        kind="letters", file_name="kirjeet.zip", order={"kind": "invitation", "language": "fi"},
        problems=[{"number": 0, "name": f"Kumppani {secret}", "why": "press", "words": ""}], **ready,
    )  # fmt: skip
    for batch, content in ((pack, b"PK"), (letters, f"PK {secret}".encode())):
        batch_files.keep_whole(batch, batch.file_name.rpartition(".")[2], content)
    return pack, letters


def arrived(message: Message) -> str:
    """Put the mail of a message, with a file, into the example's mailbox; return its name there."""
    mail = EmailMessage()
    mail["To"], mail["Subject"], mail["Message-ID"] = message.to_email, message.title, message.message_id
    mail.set_content(message.text)
    mail.add_attachment(message.text, filename="Kutsukirje.txt")
    return catcher.save(mail.as_bytes(), settings.MAILBOX_DIR).stem


def staged(event: Event, secret: str) -> Import:
    """Make a marked partner list that waits to be confirmed."""
    table = [["Nimi", "Sähköposti"], [f"Yhdistys {secret}", f"yhdistys-{secret}@example.org"]]
    return Import.objects.create(event=event, network=event.network, table=table, row_count=1)


def unaddressed_rows(event: Event, region: str) -> None:
    """Make marked rows that no address names: they would show up in lists, feeds and papers only."""
    plan, seen, contact = mark(f"{region}-plan"), mark(f"{region}-event"), mark(f"{region}-contact")
    network, place = event.network, event.venue
    assert place is not None
    listed = world.event(network, place, slug=f"toinen-{seen}", title=f"Toiset talkoot {seen}")
    world.task(listed, name=f"Tänään {plan}", due_on=timezone.localdate())
    Closure.objects.create(
        venue=place, first_day=date(2027, 7, 1), last_day=date(2027, 7, 31), reason=f"Remontti {plan}"
    )
    CalendarDay.objects.create(
        network=network,
        kind="season",
        name=f"Kausi {plan}",
        first_day=date(2027, 3, 10),
        last_day=date(2027, 3, 10),
    )
    EventText.objects.create(event=event, key=TextKey.LETTER_OPENING, text=f"Hyvä kumppani {contact}")
    StandType.objects.create(event=event, name=f"Piste {plan}")
    Change.objects.record(
        subject=event.subject, network=network, deed="event_edited", by_name=f"Tekijä {plan}"
    )


def build() -> Cast:
    """Make the world of the matrix: drafts full of marks, one published event of each network without any."""
    world.network("lappi", f"Lapin {mark('lappi-name')}", region_code="19")
    story = world.story()
    own, foreign = private_rows(story.kajaani, "kainuu"), private_rows(story.oulu_event, "oulu")
    for rows, network, place, slug in (
        (own, story.kainuu, story.other_library, "sotkamo"),
        (foreign, story.oulu, world.venue(story.oulu, "564", "Pateniemen kirjasto"), "pateniemi"),
    ):
        rows["published"] = world.event(network, place, slug=slug, publication=Publication.PUBLISHED)
    cast = Cast(story, {}, own, foreign)
    for subject, person in people(story).items():
        cast.clients[subject] = Client(raise_request_exception=False)
        if person is not None:
            cast.clients[subject].force_login(person)
    User.objects.filter(email="suljettu@example.org").update(is_active=False)
    for rows, person in ((own, story.eeva), (foreign, story.oona)):
        rows["token"] = Link.mint(LinkPurpose.CALENDAR_FEED, f"user:{person.pk}")
        facts = sheet.of(rows["event"])
        receiver = Recipient("kumppani", rows["organisation"].name, rows["contact"].name)
        rows["letter_digest"] = previews.letter_of(rows["event"], "invitation_letter", facts, receiver)
        rows["digest"] = previews.poster_of(rows["event"], "fi", "a4").digest
    return cast


def people(story: world.Story) -> dict[str, User | None]:
    """Return the person behind each subject; None is somebody who has not signed in."""
    yesterday = timezone.localdate() - timedelta(days=1)
    closed = world.member(world.user("suljettu@example.org", "Sulo Suljettu"), story.kainuu, Role.COORDINATOR)
    past = world.member(
        world.user("entinen@example.org", "Enni Entinen"), story.kainuu, Role.COORDINATOR, ends_on=yesterday
    )
    return {
        "visitor": None, "disabled": closed, "expired": past,
        "coordinator": story.eeva, "stranger": story.oona, "helper": story.matti, "librarian": story.liisa,
        "other_librarian": story.sirpa,
        "admin": world.member(world.user("pomo@example.org", "Pirkko Pomo"), story.kainuu, Role.ADMIN),
        "keeper": User.objects.create_superuser("yllapito@example.org", world.PASSWORD, name="Ylläpito"),
    }  # fmt: skip
