"""Is each person told on Mondays what their own week holds, as they chose, and at most once a day?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events import digest
from events.models import Event
from partners.choices import Digest
from partners.models import Change, FieldChange, Message, User
from tests import world

HELSINKI = ZoneInfo("Europe/Helsinki")
MONDAY = date(2027, 2, 15)
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    made = world.story()
    made.kajaani.tasks.all().delete()
    made.kajaani.meetings.all().delete()
    made.oulu_event.tasks.all().delete()
    made.oulu_event.meetings.all().delete()
    return made


def sent(day: date = MONDAY, hour: int = 7) -> dict[str, Message]:
    """The digests that one look at the clock writes, by address."""
    before = set(Message.objects.values_list("pk", flat=True))
    now = datetime(day.year, day.month, day.day, hour, tzinfo=HELSINKI)
    with time_machine.travel(now, tick=False):
        digest.send_due(now)
    return {one.to_email: one for one in Message.objects.all() if one.pk not in before}


def words(message: Message) -> str:
    return str(message.text.replace("\u00a0", " "))


def test_monday_tells_what_is_late_due_and_met_and_who_is_silent(story):
    world.task(story.kajaani, name="Varaa ilmoitus", due_on=MONDAY - timedelta(days=3))
    world.task(story.kajaani, name="Soita kirjastoon", due_on=MONDAY)
    world.task(story.kajaani, name="Tilaa kahvit", due_on=MONDAY + timedelta(days=6))
    world.task(story.kajaani, name="Ensi viikolla", due_on=MONDAY + timedelta(days=7))
    world.meeting(story.kajaani, day=MONDAY + timedelta(days=2))
    story.kajaani.stands.update(state="invited")
    found = sent()
    assert set(found) == {story.eeva.email, story.matti.email}  # to him the meeting alone
    message = found[story.eeva.email]
    assert message.title == "Viikko 7: 4 asiaa, myöhässä 1"
    assert (
        "Myöhässä:\n- pe 12.2. Kajaani: Varaa ilmoitus\n\n"
        "Tällä viikolla:\n- ma 15.2. Kajaani: Soita kirjastoon\n- su 21.2. Kajaani: Tilaa kahvit\n\n"
        "Kokoukset:\n- ke 17.2. Kajaani: Suunnittelukokous 1\n\n"
        "Vastaus puuttuu:\n- Kajaani: 1 kumppani ei ole vastannut"
    ) in words(message)
    assert "Ensi viikolla" not in message.text
    assert (message.key, message.is_listed, message.state) == (
        f"digest:{story.eeva.pk}:2027-02-15", False, "queued",
    )  # fmt: skip


def test_each_reads_only_their_own_rows(story):
    world.task(story.kajaani, name="Eevan", due_on=MONDAY)
    world.task(story.kajaani, name="Matin", due_on=MONDAY, user=story.matti)
    world.task(story.kajaani, name="Kumppanin", due_on=MONDAY, stand=story.kajaani.stands.get())
    world.task(story.kajaani, name="Kirjaston", due_on=MONDAY, responsible="library")
    world.task(story.oulu_event, name="Oonan", due_on=MONDAY)
    texts = {email: words(one) for email, one in sent().items()}
    assert set(texts) == {story.eeva.email, story.matti.email, story.oona.email}
    for email, own in (
        (story.eeva.email, "Eevan"),
        (story.matti.email, "Matin"),
        (story.oona.email, "Oonan"),
    ):
        assert [
            name for name in ("Eevan", "Matin", "Kumppanin", "Kirjaston", "Oonan") if name in texts[email]
        ] == [own]


def test_the_news_stand_below_the_week_in_the_same_mail(story):
    world.task(story.kajaani, name="Soita", due_on=MONDAY)
    with time_machine.travel(datetime(2027, 2, 14, 12, tzinfo=HELSINKI), tick=False):
        stand = story.kajaani.stands.get()
        Change.objects.record(
            subject=story.kajaani.subject, part=stand.subject, network=story.kainuu, deed="stand_answered",
            changes=[FieldChange("state:OP-Kainuu", "invited", "confirmed")],
        )  # fmt: skip
    text = words(sent()[story.eeva.email])
    assert (
        "Tällä viikolla:\n- ma 15.2. Kajaani: Soita\n\nUutta edellisen viestin jälkeen:\n- Kajaani: OP-Kain"
        in text
    )
    assert sent(hour=9) == {}


@pytest.mark.parametrize(("choice", "monday", "tuesday"), [
    (Digest.DAILY, 1, 1), (Digest.WEEKLY, 1, 0), (Digest.NONE, 0, 0),
])  # fmt: skip
def test_everybody_chooses_how_often(story, choice, monday, tuesday):
    User.objects.filter(pk=story.eeva.pk).update(digest=choice)
    world.task(story.kajaani, name="Soita", due_on=MONDAY)
    assert len(sent()) == monday
    Event.objects.filter(pk=story.kajaani.pk).update(answer_by=MONDAY)
    story.kajaani.stands.update(state="invited")
    assert len(sent(MONDAY + timedelta(days=1))) == tuesday


def test_a_monday_that_was_missed_is_not_told_on_tuesday(story):
    world.task(story.kajaani, name="Soita", due_on=MONDAY + timedelta(days=2))
    assert sent(MONDAY + timedelta(days=1)) == {}


def test_nothing_of_events_that_do_not_take_place(story):
    world.task(story.kajaani, name="Soita", due_on=MONDAY)
    world.meeting(story.kajaani, day=MONDAY)
    story.kajaani.stands.update(state="invited")
    Event.objects.filter(pk=story.kajaani.pk).update(state="postponed")
    assert sent() == {}


def test_it_speaks_the_readers_language(story):
    world.task(story.kajaani, name="Soita", due_on=MONDAY)
    story.eeva.speak("sv")
    message = sent()[story.eeva.email]
    assert message.title == "Vecka 7: 1 sak"
    assert "Den här veckan:" in message.text


def test_a_long_section_ends_in_a_number(story):
    for number in range(20):
        world.task(story.kajaani, name=f"T{number}", due_on=MONDAY)
    assert "- ja 5 muuta" in sent()[story.eeva.email].text
