"""Does the board say how many of whom, what needs an answer first, in few questions?"""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event, Printing, Stand
from partners.models import Change, FieldChange, Message
from tests import world

ADDRESS = "/suunnittelu/kajaani/kumppanit/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def utc(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=UTC)


def silent(story) -> Stand:
    story.kajaani.stands.update(state="invited")
    return story.kajaani.stands.get()


def message(stand: Stand, kind: str, state: str, at: datetime) -> Message:
    """A message to a stand's contact that has come to an end at a moment."""
    key = f"{kind}:{stand.pk}:{at:%d%m}"
    return Message.objects.create(
        network=stand.event.network, kind=kind, occasion=stand.event.subject, subject=stand.subject, key=key,
        message_id=f"<{key}@example.org>", state=state, settled_at=at, title="Kutsu", text="Hei",
    )  # fmt: skip


def change(stand: Stand, story, field: str, before: str, after: str, deed: str = "stand_edited") -> None:
    """A line of the trail about a stand, with the fact itself."""
    if field == "topic":
        Stand.objects.filter(pk=stand.pk).update(topic=after)
    Change.objects.record(
        subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed=deed,
        changes=[FieldChange(f"{field}:{stand.organisation.name}", before, after)],
    )  # fmt: skip


def printed(story) -> Printing:
    return Printing.objects.create(event=story.kajaani, kind="poster", digest="0" * 32)


def test_those_without_an_answer_stand_first_and_the_sentence_counts(client, story):
    for number, state in enumerate(("invited", "declined", "unsure", "waiting")):
        world.stand(
            story.kajaani, world.organisation(story.kainuu, f"Yhdistys {number}", f"y-{number}"), state=state
        )
    client.force_login(story.eeva)
    context = client.get(ADDRESS).context
    assert [row.state for row in context["rows"]] == [
        "invited",
        "unsure",
        "waiting",
        "confirmed",
        "declined",
    ]
    assert context["states"] == ["wait", "wait", "wait", "ok", "no"]
    said = context["sentence"]["strong"] + context["sentence"]["rest"]
    assert said == "Yksi on vahvistanut, kaksi ei ole vastannut, yksi varalla, yksi ei pääse."


def test_nobody_is_said_to_be_invited_or_to_have_confirmed_before_it_is_so(client, story):
    story.kajaani.stands.update(state="invited")
    client.force_login(story.eeva)
    context = client.get(ADDRESS).context
    assert context["sentence"]["strong"] == "Kukaan ei ole vielä vahvistanut"
    assert {row.word for row in context["rows"]} == {"Kutsutaan"}


def test_an_empty_board_tells_the_first_step(client, story):
    story.kajaani.stands.all().delete()
    client.force_login(story.eeva)
    assert "Lisää kumppani" in client.get(ADDRESS).content.decode()


def test_the_board_is_for_coordinators_alone(client, story):
    world.contact(story.kajaani.stands.get().organisation)
    client.force_login(story.eeva)
    assert "Kaisa Kursseja" in client.get(ADDRESS).content.decode()
    for person in (story.matti, story.liisa, story.oona):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404


def test_the_materials_helper_has_no_way_to_the_board_and_reads_no_answers(client, story):
    stand = story.kajaani.stands.get()
    Change.objects.record(
        subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed="stand_answered",
        by_name="Kaisa Kursseja", changes=[FieldChange("state:OP-Kainuu", "invited", "confirmed")],
    )  # fmt: skip
    for address in ("/suunnittelu/kajaani/", "/suunnittelu/kajaani/muutokset/"):
        client.force_login(story.eeva)
        page = client.get(address).content.decode()
        assert ADDRESS in page
        assert "Kaisa Kursseja" in page
        client.force_login(story.matti)
        page = client.get(address).content.decode()
        assert ADDRESS not in page
        assert "Kaisa Kursseja" not in page


def test_each_view_has_its_address_and_count(client, story):
    for number, (state, scope) in enumerate(
        (("invited", "device_help"), ("confirmed", "device_help"), ("declined", "own_service"))
    ):
        whose = world.organisation(story.kainuu, f"Yhdistys {number}", f"y-{number}")
        world.stand(story.kajaani, whose, state=state, scope=scope)
    client.force_login(story.eeva)
    views = client.get(ADDRESS).context["state_views"]
    assert [(view["label"], view["count"]) for view in views] == [
        ("Kaikki", 4), ("Kutsuttu", 1), ("Vahvistanut", 2), ("Estynyt", 1),
    ]  # fmt: skip
    shown = client.get(views[2]["url"])
    assert [row.name for row in shown.context["rows"]] == ["OP-Kainuu", "Yhdistys 1"]
    both = next(view for view in shown.context["scope_views"] if view["label"] == "Laiteopastus")
    assert [row.name for row in client.get(both["url"]).context["rows"]] == ["Yhdistys 1"]
    assert len(client.get(f"{ADDRESS}?tila=tuntematon").context["rows"]) == 4


def test_a_row_tells_the_answer_its_way_and_what_is_late(client, story):
    Event.objects.filter(pk=story.kajaani.pk).update(answer_by=date(2027, 2, 1))
    stand = story.kajaani.stands.get()
    stand.answered_at, stand.source, stand.answered_by = utc(2027, 2, 3), "phone", "Nina Näytesivu"
    stand.presenters.create(name="Teppo Testaaja")
    stand.tables, stand.sockets, stand.needs, stand.place = 2, 1, ["quiet"], 4
    stand.save()
    client.force_login(story.eeva)
    row = client.get(ADDRESS).context["rows"][0]
    assert row.answered.replace("\u00a0", " ") == "ke 3.2. puhelimitse, Nina Näytesivu"
    assert (row.late, row.presenters, row.place) == (True, "Teppo Testaaja", 4)
    assert row.needs == "2 pöytää, 1 pistorasia, rauhallinen paikka"


def test_a_row_tells_who_was_asked_when_and_what_did_not_leave(client, story):
    stand = silent(story)
    message(stand, "invitation", "accepted", utc(2027, 1, 13))
    message(stand, "reminder", "accepted", utc(2027, 1, 27))
    client.force_login(story.eeva)
    row = client.get(ADDRESS).context["rows"][0]
    assert [line.replace("\u00a0", " ") for line in row.asked] == [
        "Kutsuttu ke 13.1.",
        "muistutettu ke 27.1.",
    ]
    message(stand, "new_link", "failed", utc(2027, 1, 28))
    assert client.get(ADDRESS).context["rows"][0].trouble == "Viimeisin viesti ei lähtenyt."


def test_a_changed_answer_is_shown_as_old_and_new(client, story):
    stand = story.kajaani.stands.get()
    Change.objects.record(
        subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed="stand_answer_changed",
        changes=[FieldChange("needs:OP-Kainuu", "screen", "screen, quiet")],
    )  # fmt: skip
    client.force_login(story.eeva)
    page = client.get(ADDRESS).content.decode()
    assert '<del class="was">Näyttö</del> <ins>Näyttö, Rauhallinen paikka</ins>' in page


def test_a_changed_state_is_told_in_words_of_people(client, story):
    stand = story.kajaani.stands.get()
    Change.objects.record(
        subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed="stand_answer_changed",
        by_name="Kaisa Kursseja", changes=[FieldChange("state:OP-Kainuu", "confirmed", "declined")],
    )  # fmt: skip
    client.force_login(story.eeva)
    page = client.get("/suunnittelu/kajaani/kumppanit/").content.decode()
    assert "Vahvistanut" in page and "Estynyt" in page
    assert "confirmed" not in page and "declined" not in re.sub(r'"[^"]*"', "", page)


def test_what_changed_after_the_poster_was_printed_is_flagged_until_it_is_printed_again(client, story):
    stand = story.kajaani.stands.get()
    client.force_login(story.eeva)

    def flags() -> list[bool]:
        return [row.is_stale for row in client.get(ADDRESS).context["rows"]]

    change(stand, story, "topic", "sähköiset palvelut", "verkkopankki")
    assert flags() == [False]
    printed(story)
    assert flags() == [False]
    change(stand, story, "needs", "", "screen")
    assert flags() == [False]
    change(stand, story, "topic", "verkkopankki", "mobiilipankki")
    assert flags() == [True]
    printed(story)
    assert flags() == [False]


def test_what_is_needed_is_told_against_what_the_room_has(client, story):
    story.library.tables, story.library.sockets, story.library.has_wifi = 12, 40, False
    story.library.save()
    for number in range(4):
        whose = world.organisation(story.kainuu, f"Y {number}", f"y-{number}")
        world.stand(
            story.kajaani, whose, tables=3, needs=["network"], state="confirmed" if number else "invited"
        )
    story.kajaani.stands.filter(organisation__slug="op-kainuu").update(tables=5, sockets=2)
    client.force_login(story.eeva)
    context = client.get(ADDRESS).context
    assert [(line.kind, line.text) for line in context["room"]] == [
        ("warn", "Pöytiä tarvitaan 14, tilassa on 12."),
        ("warn", "3 esittelypistettä tarvitsee verkkoyhteyden, mutta tilassa ei ole vieraille Wi-Fiä."),
        ("ok", "Pistorasioita tarvitaan 2, tilassa on 40."),
    ]
    assert "näytöt" in context["unknown"].text


def test_one_and_thirty_stands_ask_equally_many_questions(client, story):
    counts = []
    for number in range(30):
        if number in (1, 29):
            client.force_login(story.eeva)
            with CaptureQueriesContext(connection) as queries:
                client.get(ADDRESS)
            counts.append(len(queries))
        world.contact(
            world.stand(
                story.kajaani, world.organisation(story.kainuu, f"Y {number}", f"y-{number}")
            ).organisation
        )
        stand = Stand.objects.latest("pk")
        message(stand, "invitation", "accepted", utc(2027, 1, 13))
        change(stand, story, "topic", "", "verkkopankki", deed="stand_answer_changed")
        stand.presenters.create(name="Teppo Testaaja")
    assert counts[0] == counts[1] <= 11
