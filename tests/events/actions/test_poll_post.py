"""Does the question about the day reach each partner once with its own link, and do drafts follow the poll?"""

import pytest
from django.utils import timezone

from events.actions import inviting, packing, poll_post, polling
from events.choices import LetterKind
from events.models import Poll, Stand
from partners.choices import MessageState
from partners.models import Link, Message, Organisation
from tests import poll_world

pytestmark = pytest.mark.django_db


def drafts() -> list[Message]:
    return list(Message.objects.drafts().of_kind(LetterKind.POLL).order_by("pk"))


def plain(message: Message) -> str:
    return message.text.replace("\u00a0", " ")


def test_everybody_gets_one_draft_with_the_times_and_the_words():
    asked = poll_world.idea()
    written = poll_post.write_question(asked.poll, asked.story.eeva)
    assert (written.drafts, written.without_address) == (4, 0)
    assert poll_post.write_question(asked.poll, asked.story.eeva).drafts == 0
    found = drafts()
    assert [one.to_email for one in found] == [
        "yhteys0@example.org", "yhteys1@example.org", "yhteys2@example.org", "kirjasto@example.org",
    ]  # fmt: skip
    day = asked.options[0].day
    assert f"{day.day}.{day.month}.{day.year} klo 14–18" in plain(found[0])
    assert "Sovitaan yhdessä." in found[0].text and "{answer_link}" in found[0].text
    late = Organisation.objects.create(network=asked.story.kainuu, name="Myöhäinen", slug="myohainen")
    Stand.objects.create(event=asked.event, organisation=late)
    again = poll_post.write_question(asked.poll, asked.story.eeva)
    assert (again.drafts, again.without_address) == (1, 1)


def test_released_questions_leave_with_the_link_that_later_confirms():
    asked = poll_world.idea()
    poll_post.write_question(asked.poll, asked.story.eeva)
    found = drafts()
    inviting.release([one.pk for one in found], inviting.seen_digest(found), by=asked.story.eeva)
    assert packing.pack_all(Message.objects.unpacked().order_by("pk")) == 4
    subjects = sorted(Link.objects.values_list("purpose", "subject"))
    assert subjects == sorted(
        [("library", asked.event.subject), *(("stand", stand.subject) for stand in asked.stands)]
    )
    assert Message.objects.unpacked().count() == 0


def test_drafts_follow_the_words_and_are_dropped_when_the_poll_is_over():
    asked = poll_world.idea()
    poll_post.write_question(asked.poll, asked.story.eeva)
    Poll.objects.filter(pk=asked.poll.pk).update(note="Toivottavasti löytyy yhteinen päivä.")
    assert inviting.refresh_drafts(asked.event.pk) == 4
    assert "yhteinen päivä" in drafts()[0].text
    found = drafts()
    inviting.release([found[0].pk], inviting.seen_digest(found[:1]), by=asked.story.eeva)
    polling.close(asked.poll, by=asked.story.eeva)
    assert packing.pack_all(Message.objects.unpacked()) == 0
    inviting.refresh_drafts(asked.event.pk)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.CANCELLED}


def test_reminders_by_hand_go_to_the_silent_who_were_asked_once_a_day():
    asked = poll_world.idea()
    today = timezone.localdate()
    assert (
        poll_post.write_reminders(asked.poll, asked.story.eeva, today).drafts == 0
    )  # nobody has been asked yet
    poll_post.write_question(asked.poll, asked.story.eeva)
    Message.objects.update(state=MessageState.ACCEPTED, released_at=timezone.now())
    polling.vote(asked.poll, asked.stands[0], asked.options[0].pk, "no", by_name="Kaisa")
    assert poll_post.write_reminders(asked.poll, asked.story.eeva, today).drafts == 3
    assert poll_post.write_reminders(asked.poll, asked.story.eeva, today).drafts == 0
    reminders = Message.objects.of_kind(LetterKind.POLL_REMINDER)
    assert {one.subject for one in reminders} == {
        asked.stands[1].subject, asked.stands[2].subject, asked.event.subject,
    }  # fmt: skip
