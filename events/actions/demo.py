"""How are the example network, its people, its four events and an idea built, the same every time?"""

import json
import uuid
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from partners.models import (
    CalendarDay,
    Change,
    Closure,
    Contact,
    Membership,
    Municipality,
    Network,
    OpeningHours,
    Organisation,
    User,
    Venue,
)

from ..choices import Publication, TaskState
from ..models import Event, Stand
from . import demo_answers, demo_meetings, demo_models, demo_papers, demo_plan, demo_poll, demo_post
from .concepts import install_concept
from .planning import plan_event

DATA = Path(__file__).resolve().parents[1] / "fixtures" / "demo.json"
NATIONAL_DAYS = Path(__file__).resolve().parents[2] / "partners" / "fixtures" / "calendar_days.json"
BASE_DATE = date(2027, 2, 15)  # the Monday on which the example story is told
MADE_ON = date(2019, 1, 1)  # so early that no task counts as too late


class Demo:
    """Builds the example data; every date moves by the same number of whole weeks."""

    def __init__(self, password: str, base_date: date = BASE_DATE) -> None:
        self.password = password
        self.shift = timedelta(weeks=round((base_date - BASE_DATE).days / 7))
        self.data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
        self.networks: dict[str, Network] = {}
        self.venues: dict[str, Venue] = {}
        self.organisations: dict[str, Organisation] = {}

    @transaction.atomic
    def build(self) -> None:
        """Make everything, or nothing if one row fails."""
        for row in self.data["networks"]:
            network = Network.objects.create(**row, is_example=True)
            self.networks[network.slug] = network
            install_concept(network)
        self.kainuu = self.networks["kainuu"]
        self.add_days()
        demo_papers.add_logos(self.kainuu)
        for row in self.data["venues"]:
            self.add_venue(dict(row))
        for row in self.data["organisations"]:
            self.add_organisation(dict(row))
        for row in self.data["users"]:
            self.add_user(dict(row))
        for row in self.data["events"]:
            self.add_event(row)
        eeva = User.objects.get(email="eeva.esimerkki@example.org")
        for idea in demo_plan.add_ideas(self.kainuu, self.data["ideas"], eeva):
            idea.calendar_uid = identity(idea.slug)
            idea.save()
            demo_poll.add_poll(idea, self.organisations, self.moved, eeva)
        demo_meetings.add_series(self.kainuu, self.data["series"], self.moved, eeva)
        told = demo_answers.moment("2027-02-08T12:00", self.moved)
        demo_models.share(self.kainuu, self.networks["pohjois-pohjanmaa"], told)

    def moved(self, text: str) -> date:
        """Return a date of the data file, shifted."""
        return date.fromisoformat(text) + self.shift

    def add_days(self) -> None:
        """Add elections and seasons for all, school breaks for the network."""
        national = json.loads(NATIONAL_DAYS.read_text(encoding="utf-8"))
        for network, rows in ((None, national), (self.kainuu, self.data["days"])):
            for row in rows:
                ends = {name: self.moved(row[name]) for name in ("first_day", "last_day")}
                CalendarDay.objects.create(**{**row, **ends}, network=network)

    def add_venue(self, row: dict[str, Any]) -> None:
        """Add a library with its staffed hours."""
        key, hours, closures = row.pop("key"), row.pop("hours"), row.pop("closures")
        municipality = Municipality.objects.get(code=row.pop("municipality"))
        venue = self.venues[key] = Venue.objects.create(network=self.kainuu, municipality=municipality, **row)
        OpeningHours.objects.bulk_create(
            OpeningHours(
                venue=venue,
                weekday=weekday,
                opens=time.fromisoformat(opens),
                closes=time.fromisoformat(closes),
            )
            for weekday, opens, closes in hours
        )
        Closure.objects.bulk_create(Closure(venue=venue, **closure) for closure in closures)

    def add_organisation(self, row: dict[str, Any]) -> None:
        """Add a partner with its contact, an obviously invented person."""
        contacts = row.pop("contacts")
        organisation = Organisation.objects.create(network=self.kainuu, **row)
        self.organisations[organisation.slug] = organisation
        Contact.objects.bulk_create(Contact(organisation=organisation, **contact) for contact in contacts)

    def add_user(self, row: dict[str, Any]) -> None:
        """Add a person who can sign in."""
        network, role, venue = self.networks[row.pop("network")], row.pop("role"), row.pop("venue", None)
        user = User.objects.create_user(row.pop("email"), self.password, **row)
        Membership.objects.create(
            user=user, network=network, role=role, venue=self.venues[venue] if venue else None
        )

    def add_event(self, row: dict[str, Any]) -> None:
        """Plan one event as a coordinator would, then tell what has happened to it since."""
        venue = self.venues[row["venue"]]
        eeva = User.objects.get(email="eeva.esimerkki@example.org")
        event = plan_event(
            concept=self.kainuu.concepts.get(is_default=True),
            municipality=venue.municipality,
            venue=venue,
            day=self.moved(row["day"]),
            opens=time.fromisoformat(row["opens"]),
            closes=time.fromisoformat(row["closes"]),
            by=eeva,
            today=MADE_ON,
            short_name=row["slug"],
        )
        for name, value in row["record"].items():
            setattr(event, name, value)
        event.publication = Publication.PUBLISHED if row["published"] else Publication.DRAFT
        event.calendar_uid = identity(event.slug)
        event.save()
        for meeting in event.meetings.all():
            meeting.calendar_uid = identity(f"{event.slug}/{meeting.order}")
            meeting.save()
        for key, (text, text_sv, text_en) in row.get("letter", {}).items():
            event.texts.update_or_create(
                key=key, defaults={"text": text, "text_sv": text_sv, "text_en": text_en}
            )
        self.add_stands(event, row["stands"])
        self.tell_tasks(event, row)
        self.tell_answers(event, row, eeva)
        demo_papers.add_papers(event, row.get("papers", {}))
        demo_plan.add_plan(event, row.get("plan", {}), self.organisations, self.moved)
        if row["published"]:
            Change.objects.record(subject=event.subject, network=self.kainuu, deed="event_published", by=eeva)

    def add_stands(self, event: Event, rows: list[dict[str, Any]]) -> None:
        """Add the organisations of one event, each with its answer."""
        for order, row in enumerate(rows):
            facts = {name: value for name, value in row.items() if name not in ("answer", "organisation")}
            stand = Stand.objects.create(
                event=event, order=order, organisation=self.organisations[row["organisation"]], **facts
            )
            if "answer" in row:
                demo_answers.add_answer(stand, row["answer"], self.moved)

    def tell_answers(self, event: Event, row: dict[str, Any], by: User) -> None:
        """Tell what the library has answered and printed, and what has been written to whom."""
        if "room" in row:
            demo_answers.add_room(event, row["room"], self.moved)
        if "printings" in row:
            demo_answers.add_printings(event, row["printings"], row["came_out"], self.moved)
        if "post" in row:
            demo_post.add_post(event, row["post"], self.moved, by)

    def tell_tasks(self, event: Event, row: dict[str, Any]) -> None:
        """Mark as done what had been done by then."""
        if row.get("held"):
            event.tasks.update(state=TaskState.DONE)
        elif "done_until" in row:
            event.tasks.due_by(self.moved(row["done_until"])).update(state=TaskState.DONE)


def identity(name: str) -> uuid.UUID:
    """Return the same calendar identity for the same name, so that example files can be compared."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://talkoot.example.org/{name}")
