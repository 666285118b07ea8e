"""Is a coordinator told once a day what happened in her own networks, in her language, and only if something did?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from events import digest
from events.models import Event
from partners.choices import Role
from partners.models import Change, FieldChange, Membership, Message
from tests import world

HELSINKI = ZoneInfo("Europe/Helsinki")
TODAY = date(2027, 2, 16)  # a Tuesday: on Mondays the week is told
pytestmark = pytest.mark.django_db


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HELSINKI)


@pytest.fixture
def story():
    return world.story()


def answered(
    event: Event, name: str = "OP-Kainuu", state: str = "confirmed", when: datetime | None = None, **facts
):
    """A partner's answer in the trail, at a moment."""
    stand = event.stands.get(organisation__name=name)
    with time_machine.travel(when or at(6), tick=False):
        Change.objects.record(
            subject=event.subject, part=stand.subject, network=event.network, deed="stand_answered",
            changes=[FieldChange(f"state:{name}", "invited", state)], **facts,
        )  # fmt: skip


def sent(now: datetime) -> list[Message]:
    """The digests that one look at the clock writes."""
    before = set(Message.objects.values_list("pk", flat=True))
    with time_machine.travel(now, tick=False):
        count = digest.send_due(now)
    made = [message for message in Message.objects.order_by("pk") if message.pk not in before]
    assert count == len(made)
    return made


def test_what_happened_is_told_after_seven_and_once(story):
    answered(story.kajaani)
    assert sent(at(6, 59)) == []
    (message,) = sent(at(7))
    assert (message.to_email, message.kind, message.key) == (
        story.eeva.email, "digest", f"digest:{story.eeva.pk}:2027-02-16",
    )  # fmt: skip
    assert "- Kajaani: OP-Kainuu tulee mukaan" in message.text
    assert (message.state, message.is_listed, message.packed_at is not None) == ("queued", False, True)
    assert sent(at(7, 1)) == sent(at(12)) == []


def test_two_clocks_write_one(story, settings):
    answered(story.kajaani)
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert len(sent(at(7))) == 1
    assert sent(at(7)) == []


def test_nothing_new_is_no_mail(story):
    assert sent(at(8)) == []


def test_what_happens_after_seven_is_told_tomorrow_and_what_was_told_is_not_told_again(story):
    world.stand(story.kajaani, world.organisation(story.kainuu, "Kela", "kela"))
    answered(story.kajaani)
    answered(story.kajaani, "Kela", when=at(9))
    (today,) = sent(at(10))
    (tomorrow,) = sent(at(7, day=TODAY + timedelta(days=1)))
    assert ("OP-Kainuu" in today.text, "Kela" in today.text) == (True, False)
    assert ("OP-Kainuu" in tomorrow.text, "Kela" in tomorrow.text) == (False, True)
    assert sent(at(7, day=TODAY + timedelta(days=2))) == []


def test_nobody_reads_of_another_network_and_helpers_and_librarians_read_nothing(story):
    answered(story.kajaani)
    Event.objects.filter(pk=story.oulu_event.pk).update(
        answer_by=TODAY - timedelta(days=1), day=date(2027, 3, 1)
    )
    story.oulu_event.stands.update(state="invited")
    mails = {message.to_email: message.text for message in sent(at(7))}
    assert set(mails) == {story.eeva.email, story.oona.email}
    assert "Kajaani" in mails[story.eeva.email]
    assert "Oulu" not in mails[story.eeva.email]
    assert "Oulu: Yksi kumppani ei ole vastannut määräaikaan mennessä" in mails[story.oona.email]
    assert "Kajaani" not in mails[story.oona.email]


def test_somebody_whose_time_is_over_is_not_written_to(story):
    answered(story.kajaani)
    Membership.objects.filter(user=story.eeva).update(ends_on=TODAY - timedelta(days=1))
    world.member(story.matti, story.kainuu, Role.COORDINATOR, starts_on=TODAY)
    assert [message.to_email for message in sent(at(7))] == [story.matti.email]


def test_ones_own_deeds_are_no_news(story):
    answered(story.kajaani, by=story.eeva)
    other = world.member(world.user("pomo@example.org", "Pirkko Pomo"), story.kainuu, Role.ADMIN)
    assert [message.to_email for message in sent(at(7))] == [other.email]


def test_silence_past_the_day_is_told_once(story):
    Event.objects.filter(pk=story.kajaani.pk).update(answer_by=TODAY - timedelta(days=1))
    story.kajaani.stands.update(state="unsure")
    (message,) = sent(at(7))
    assert "Yksi kumppani ei ole vastannut" in message.text
    assert sent(at(7, day=TODAY + timedelta(days=1))) == []


def test_failed_and_unclear_mails_are_told(story):
    for number, (state, when) in enumerate(
        (("failed", at(5)), ("unclear", at(6)), ("failed", at(9)), ("accepted", at(5)))
    ):
        Message.objects.create(
            network=story.kainuu, kind="invitation", occasion=story.kajaani.subject, key=f"k{number}", state=state,
            message_id=f"<{number}@example.org>", title="Kutsu", text="Hei", to_name=f"Malli {number}", settled_at=when,
        )  # fmt: skip
    (message,) = sent(at(7))
    assert "- Kajaani: On epäselvää, lähtikö viesti: Malli 1 (Kutsu)" in message.text
    assert "- Kajaani: Viesti ei lähtenyt: Malli 0 (Kutsu)" in message.text
    assert "Malli 2" not in message.text
    assert "Malli 3" not in message.text


def test_it_speaks_the_readers_language(story):
    story.eeva.speak("sv")
    answered(story.kajaani, state="declined")
    (message,) = sent(at(7))
    assert "OP-Kainuu kan inte komma" in message.text
    assert message.title.startswith("Nytt om talkona")


def test_the_librarys_no_to_a_proposed_day_is_told_once(story):
    with time_machine.travel(at(6), tick=False):
        Change.objects.record(
            subject=story.kajaani.subject, network=story.kainuu, deed="poll_voted", by_name="Kirjasto",
            changes=[FieldChange("ke 10.3.2027 klo 14–18", "yes", "no")],
        )  # fmt: skip
    (today,) = sent(at(7))
    assert "- Kajaani: Kirjastolle ei sovikaan: ke 10.3.2027 klo 14–18" in today.text.replace("\u00a0", " ")
    assert sent(at(8, day=TODAY + timedelta(days=1))) == []
