"""Does the desk see what each calendar was told, by which message, and whether the record says the same?"""

from dataclasses import replace
from datetime import time

import pytest

from events import sheet as sheets
from events.actions import calendar_replies, calendar_told
from events.calendars import itip
from events.models import Event
from partners.models import Message
from partners.post import incoming
from partners.post.letter import Letter
from tests import letter_world, world
from tests.events.actions.test_calendar_replies import AT

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/kalenteritarkistus/"
KAISA = "fi@partner.example.org"


def tell(event: Event, number: int, email: str = KAISA, method: str = "REQUEST") -> None:
    """Write somebody a mail with the calendar parts of an event and its meeting as they are now."""
    facts = sheets.of(Event.objects.get(pk=event.pk))
    parts = [*itip.event_parts(facts, email, "Kaisa Kursseja", method)]
    parts += itip.meeting_parts(facts.meetings[0], facts, email, "Kaisa Kursseja", method, beside=1)
    letter = Letter("told", f"told:{event.pk}:{number}:{email}", "Kutsu", "Hei", email, parcels=tuple(parts))
    calendar_told.write(replace(letter, occasion=event.subject, network=event.network))


def entry_of(page, number: int = 0):
    """What is said of one entry, the event's own last or first by day."""
    return page.context["people"][0].entries[number]


def test_every_state_of_a_calendar_is_told(client):
    asked = letter_world.asked()
    client.force_login(asked.story.eeva)
    look = f"{ADDRESS}?talkoot=kajaani&haku=kaisa"
    assert "Kenenkään kalenterille" in client.get(look).text
    tell(asked.event, 1)
    assert [entry["chip"]["kind"] for entry in client.get(look).context["people"][0].entries] == ["ok", "ok"]
    Event.objects.filter(pk=asked.event.pk).update(opens=time(15), calendar_sequence=1)
    old = entry_of(client.get(look), 1)
    assert (old["chip"]["kind"], "alkamisaika" in old["verdict"]) == ("late", True)
    assert "klo\u00a015" in old["now"]
    tell(asked.event, 2)
    now = entry_of(client.get(look), 1)
    assert [row["what"] for row in now["told"]] == ["Muutos", "Kutsu"] and now["chip"]["kind"] == "ok"
    Event.objects.filter(pk=asked.event.pk).update(state="cancelled", calendar_sequence=2)
    assert entry_of(client.get(look), 1)["chip"]["kind"] == "late"
    tell(asked.event, 3, method="CANCEL")
    assert entry_of(client.get(look), 1)["chip"]["kind"] == "plain"
    Message.objects.update(state="cancelled")
    assert entry_of(client.get(look), 1)["chip"]["kind"] == "wait"


def test_an_answer_stands_beside_it_and_on_the_partners_page(client):
    asked = letter_world.asked()
    tell(asked.event, 1)
    (part,) = itip.event_parts(sheets.of(asked.event), KAISA)
    mail = incoming.answer_mail(KAISA, "a@example.org", "x", itip.answer_to(part.content, "DECLINED", AT))
    assert calendar_replies.take_mail(mail) == "set"
    client.force_login(asked.story.eeva)
    page = client.get(f"{ADDRESS}?talkoot=kajaani")
    assert "hylkää" in entry_of(page, 1)["answer"]
    stand = client.get(f"/suunnittelu/kajaani/kumppanit/{asked.of('fi').pk}/").text
    assert "hylkää" in client.get("/suunnittelu/kajaani/kumppanit/").text
    assert "hylkää" in stand and f"{ADDRESS}?talkoot=kajaani" in stand


def test_only_those_who_coordinate_the_network_find_anything(client):
    asked = letter_world.asked()
    tell(asked.event, 1)
    for person, found in (
        (asked.story.eeva, 1),
        (asked.story.oona, 0),
        (asked.story.matti, 0),
        (asked.story.liisa, 0),
    ):
        client.force_login(person)
        page = client.get(f"{ADDRESS}?haku=partner.example")
        assert len(page.context["people"]) == found
        assert (KAISA in page.text) == bool(found)
        assert (client.get(f"{ADDRESS}?talkoot=kajaani").status_code == 200) == bool(found)
    client.force_login(asked.story.eeva)
    assert client.get(f"{ADDRESS}?haku=ei-ketään").context["people"] == []
    assert client.get(ADDRESS).context["people"] == []


def test_thirty_people_cost_as_many_queries_as_one(client, django_assert_max_num_queries):
    story = world.story()
    client.force_login(story.eeva)
    tell(story.kajaani, 1)
    for count in (0, 30):
        for number in range(count):
            tell(story.kajaani, 1, f"kaisa{number}@example.org")
        with django_assert_max_num_queries(15):
            page = client.get(f"{ADDRESS}?talkoot=kajaani")
        assert len(page.context["people"]) == count + 1
