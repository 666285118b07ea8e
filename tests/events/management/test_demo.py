"""Is the example data complete, the same every time, and kept when asked for again?"""

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Count
from django.utils.timezone import now

from events import marketing_facts, prints, sheet, sheet_day, sheet_stands
from events.models import Event, Meeting, PartnerPost, Presenter, Printing, RoomBooking, Stand
from events.plan_choices import Shortage
from events.room_state import room_of
from events.shortages import proposals
from events.stand_facts import totals_of
from partners.models import Change, Contact, Message, Network, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def password(monkeypatch: Any) -> None:
    monkeypatch.setenv("TALKOOT_DEMO_PASSWORD", "esimerkki-salasana-1")


def demo(**options: Any) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_demo_has_the_four_events_on_their_days_and_an_idea_without_one() -> None:
    demo()
    days = dict(Event.objects.values_list("slug", "day"))
    idea = Event.objects.get(slug="puolanka-idea")
    assert days.pop(idea.slug) is None
    assert idea.reason and idea.evidence and idea.municipality.name == "Puolanka"
    assert days == {
        "kajaani": date(2020, 10, 8), "sotkamo": date(2027, 3, 10), "kuhmo": date(2027, 4, 22),
        "suomussalmi": date(2027, 10, 5),
    }  # fmt: skip


def test_demo_prints_sign_ins_that_work(client: Any) -> None:
    printed = demo()
    assert "eeva.esimerkki@example.org" in printed
    assert "esimerkki-salasana-1" in printed
    assert all(user.check_password("esimerkki-salasana-1") for user in User.objects.all())


def test_demo_people_are_obviously_invented() -> None:
    demo()
    addresses = [
        *User.objects.values_list("email", flat=True),
        *Contact.objects.values_list("email", flat=True),
    ]
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)
    assert set(Contact.objects.values_list("phone", flat=True)) == {"000 123 4567"}
    assert all(Network.objects.values_list("is_example", flat=True))


def test_demo_is_the_same_every_time() -> None:
    def facts() -> list[Any]:
        demo()
        made = [sheet.of(event, language).with_changes(stamp=None, meetings=())
                for event in Event.objects.order_by("slug") for language in ("fi", "sv", "en")]  # fmt: skip
        meetings = list(
            Meeting.objects.order_by("day", "starts", "name").values_list("name", "day", "calendar_uid")
        )
        told = ("message_id", "state", "title", "text", "released_at")
        meetings += list(Message.objects.order_by("id").values_list(*told))
        meetings += list(
            Stand.objects.order_by("id").values_list("order", "state", "place", "needs", "answered_at")
        )
        Event.objects.all().delete()
        Network.objects.all().delete()
        User.objects.all().delete()
        return [*made, *meetings]

    assert facts() == facts()


def test_demo_moves_by_whole_weeks_when_told_on_another_day() -> None:
    demo(base_date=date(2026, 11, 21))
    days = dict(Event.objects.values_list("slug", "day"))
    assert days["sotkamo"] == date(2026, 12, 16)
    assert (date(2027, 3, 10) - days["sotkamo"]).days % 7 == 0


def test_demo_keeps_data_that_is_there() -> None:
    demo()
    Event.objects.filter(slug="sotkamo").update(title="Muutettu")
    assert "nothing was changed" in demo()
    assert Event.objects.get(slug="sotkamo").title == "Muutettu"


def test_demo_texts_are_complete_in_three_languages() -> None:
    demo()
    gaps = {(event.slug, language): sheet.of(event, language).missing
            for event in Event.objects.exclude(day=None) for language in ("sv", "en")}  # fmt: skip
    assert {key: value for key, value in gaps.items() if value and key[0] != "kajaani"} == {}


def test_demo_tells_of_sotkamo_who_has_answered_what() -> None:
    demo()
    sotkamo = Event.objects.get(slug="sotkamo")
    states = sorted(sotkamo.stands.values_list("state", flat=True))
    assert states == ["confirmed"] * 6 + ["declined"] + ["invited"] * 2
    assert sorted(sotkamo.stands.confirmed().values_list("place", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert all(stand.ethics_at == stand.answered_at for stand in sotkamo.stands.confirmed())
    assert Presenter.objects.filter(stand__event=sotkamo).count() == 9
    assert set(Presenter.objects.exclude(phone="").values_list("phone", flat=True)) == {"000 123 4567"}
    assert (sotkamo.places, room_of(sotkamo).is_confirmed, RoomBooking.objects.count()) == (10, True, 1)


def test_demo_shows_costs_a_shortage_and_a_post_of_a_partner() -> None:
    demo()
    sotkamo, kajaani = (Event.objects.get(slug=slug) for slug in ("sotkamo", "kajaani"))
    rows = [sheet_day.task_facts(task) for task in sotkamo.tasks.of_marketing()]
    budget = marketing_facts.budget_of(rows, sheet_day.marketing_facts(sotkamo.marketing_plan))
    assert (budget.total.planned, [name for name, _sums in budget.payers]) == (
        285, ["Kainuun digituki", "Sotkamon kunta"],
    )  # fmt: skip
    held = [sheet_day.task_facts(task) for task in kajaani.tasks.of_marketing()]
    assert marketing_facts.budget_of(held, sheet_day.marketing_facts(None)).total.actual == Decimal("240.90")
    totals = totals_of(sheet_stands.stands_of(sotkamo.stands.in_order(), "fi"))
    assert [one.shortage for one in proposals(totals, sheet_stands.room_of(sotkamo.venue), ())] == [
        Shortage.SOCKETS
    ]
    post = PartnerPost.objects.get()
    assert (post.stand.event, post.link) == (sotkamo, "https://example.org/nuotta/sotkamo")


def test_demo_has_a_printed_poster_that_has_grown_old() -> None:
    demo()
    sotkamo = Event.objects.get(slug="sotkamo")
    papers = {row.paper: row.digest for row in Printing.objects.of(sotkamo)}
    assert set(papers) == {"a3", "a4"}
    assert prints.facts_digest("poster", sheet.of(sotkamo)) not in papers.values()
    first = min(row.at for row in Printing.objects.of(sotkamo))
    changed = prints.changed_fields(Change.objects.about(sotkamo.subject).since(first), "fi")
    assert changed == ["state:Digi- ja väestötietovirasto"], "whoever looks is told what has changed"


def test_demo_outbox_has_something_of_everything_and_sends_nothing_by_itself() -> None:
    demo()
    listed = {(row["kind"], row["state"]): row["n"] for row in
              Message.objects.values("kind", "state").annotate(n=Count("pk"))}  # fmt: skip
    assert listed == {
        ("invitation", "accepted"): 9, ("reminder", "accepted"): 2, ("reminder", "failed"): 1, ("reminder", "draft"): 2,
        ("library_link", "draft"): 1, ("invitation", "draft"): 8,
    }  # fmt: skip
    assert not Message.objects.leaving().exists()
    assert not Message.objects.due(now() + timedelta(days=3650)).exists()
    assert all(
        address.endswith("@example.org") for address in Message.objects.values_list("to_email", flat=True)
    )
    assert Message.objects.get(state="failed").server_words.startswith("550 5.1.1")
    released = Message.objects.exclude(state="draft").values_list("released_at", flat=True)
    assert {moment.date() for moment in released} == {date(2027, 1, 13), date(2027, 1, 27)}
