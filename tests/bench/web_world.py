"""On which rows are the pages measured? Sizes are those of the targets; texts are as long as real ones."""

from datetime import date, time, timedelta
from typing import Any

from tests import world

COMING, HELD, TASKS, HELPERS = 100, 900, 25, 12
SLUGS = {1: "yksi", 12: "tavallinen", 100: "suuri"}  # helpers of the event: its short name
FEEDS = {100: "syote-100", 1000: "syote-1000"}  # events of the feed: its network
DESCRIPTION = (
    "Tule kysymään puhelimesta, tabletista tai tietokoneesta. Autamme rauhassa ja omalla laitteellasi: "
    "verkkopankki, sähköpostit, valokuvat, reseptit ja ajanvaraus. Teet kaiken itse, me neuvomme vieressä. "
) * 2


def build() -> Any:
    """Fill the database and return the coordinator who looks at the desk."""
    from django.utils.timezone import localdate

    from events.choices import Publication
    from events.models import Event
    from partners.choices import Role

    today = localdate()
    kainuu, oulu = world.network(), world.network("oulu", "Oulun digituki", region_code="17")
    libraries = [
        world.venue(kainuu, name=f"{name} kirjasto") for name in ("Kajaanin", "Kuhmon", "Vaalan", "Paltamon")
    ]
    theirs = [world.venue(oulu, "564", "Oulun kirjasto")]
    eeva = world.member(world.user("eeva.esimerkki@example.org", "Eeva Esimerkki"), kainuu, Role.COORDINATOR)
    days = {
        ("k", kainuu, tuple(libraries)): [today + timedelta(days=3 + 3 * number) for number in range(COMING)],
        ("v", kainuu, tuple(libraries)): [today - timedelta(days=70 + number) for number in range(HELD)],
        ("o", oulu, tuple(theirs)): [today + timedelta(days=3 + number) for number in range(COMING)],
    }
    for size, slug in FEEDS.items():  # held lately: in the feed, no more in the public list
        network = world.network(slug, f"Verkosto {size}")
        place = (world.venue(network, "765", "Sotkamon kirjasto"),)
        days[slug, network, place] = [today - timedelta(days=1 + number % 58) for number in range(size)]
    rows = [
        make_event(network, places[number % len(places)], f"{prefix}-{number}", day)
        for (prefix, network, places), found in days.items()
        for number, day in enumerate(found)
    ]
    for event, slug in zip(rows, SLUGS.values(), strict=False):
        event.slug = slug
    Event.objects.bulk_create(rows)
    assert all(row.publication == Publication.PUBLISHED for row in rows)
    add_plans(kainuu, today)
    return eeva


def partner_link() -> str:
    """Return the path of a partner's answer page at the event with twelve stands, with some mail in the outbox."""
    from events import personal_links
    from events.models import Event
    from partners.choices import LinkPurpose
    from partners.models import Message

    event = Event.objects.with_places().get(slug="tavallinen")
    stand = event.stands.in_order().with_event()[0]
    token, address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, stand)
    Message.objects.bulk_create(
        Message(
            network=event.network, kind="invitation", occasion=event.subject, subject=one.subject, key=f"k{number}",
            to_name="Kaisa Kursseja", to_email="kaisa@example.org", title="Kutsu", text="Hei\n\n{answer_link}",
            message_id=f"<{number}@example.org>",
        )
        for number, one in enumerate(event.stands.all())
    )  # fmt: skip
    return "/k/" + address.rpartition("/k/")[2]


def make_event(network: Any, place: Any, slug: str, day: date) -> Any:
    """One published event, not saved yet."""
    from events.choices import Publication
    from events.models import Event

    return Event(
        network=network, venue=place, municipality=place.municipality, slug=slug, day=day, opens=time(14),
        closes=time(18), set_up_from=time(13), take_down_until=time(19), publication=Publication.PUBLISHED,
        kind_name="Digitukitalkoot", title="Apua puhelimen, tabletin ja tietokoneen käyttöön",
        what_you_get="Apua puhelimen, tabletin ja tietokoneen käyttöön", description=DESCRIPTION,
        summary="Kirjastolla neuvovat pankki, Kela, apteekki ja yhdistykset. Maksuton, ei ilmoittautumista.",
        free="Maksuton. Ei ilmoittautumista.", bring="Oma laite\nOmat tunnukset", room="Lukusali",
        contact_name="Eeva Esimerkki", contact_phone="040 000 0000", calendar_stamp=world.STAMP,
    )  # fmt: skip


def add_plans(network: Any, today: date) -> None:
    """Give the coming events tasks, and helpers: 1, 12 and 100 to the first three, 12 to the others."""
    from events.choices import Responsible, Scope, StandState
    from events.models import Event, Stand, Task
    from partners.models import Organisation

    helpers = Organisation.objects.bulk_create(
        Organisation(network=network, name=f"Kainuun kumppani {number}", slug=f"kumppani-{number}")
        for number in range(100)
    )
    scopes = list(Scope)
    events = list(Event.objects.of(network).coming(today))
    counts = {slug: count for count, slug in SLUGS.items()}
    Stand.objects.bulk_create(
        Stand(event=event, organisation=helpers[order], order=order, state=StandState.CONFIRMED,
              scope=scopes[order % len(scopes)], topic="sähköinen asiointi ja verkkopankki")
        for event in events for order in range(counts.get(event.slug, HELPERS))
    )  # fmt: skip
    Task.objects.bulk_create(
        Task(event=event, order=number, name=f"Tehtävä {number}: lähetä tieto kumppaneille ja kirjastolle",
             due_on=due, responsible=list(Responsible)[number % 3], state=state_of(due, today, number))
        for event in events if event.day for number in range(TASKS)
        for due in [event.day - timedelta(days=2 * number - 4)]
    )  # fmt: skip


def state_of(due: date, today: date, number: int) -> str:
    """A task whose day is past has been done, but for one in ten."""
    from events.choices import TaskState

    return TaskState.DONE if due < today and number % 10 else TaskState.OPEN
