"""Are only the silent reminded, at most once a day, and those who did not know after a week?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from events.actions import inviting
from events.choices import EventState, StandState
from events.models import Stand
from partners.choices import MessageState
from partners.models import Message
from tests import letter_world

pytestmark = pytest.mark.django_db


def remind(asked: letter_world.Asked) -> inviting.Prepared:
    return inviting.prepare_reminders(asked.event, by=asked.story.eeva)


def test_only_the_silent_who_were_invited_are_reminded() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    Stand.objects.filter(pk=asked.of("en").pk).update(state=StandState.DECLINED)
    Stand.objects.filter(pk=asked.of("sv").pk).update(state=StandState.UNSURE, answered_at=timezone.now())
    done = remind(asked)
    assert [(one.kind, one.subject) for one in Message.objects.filter(pk__in=done.written).order_by("pk")] == [
        ("reminder", asked.of("fi").subject), ("unsure_reminder", asked.of("sv").subject),
    ]  # fmt: skip
    assert sorted(done.left_out["answered"]) == ["Kumppani en", "OP-Kainuu"]
    assert done.left_out["waiting"] == ["Kumppani nobody"], "the invitation is still a draft"


def test_a_reminder_tells_when_the_invitation_went_and_answers_to_it() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    remind(asked)
    sent_on = timezone.localtime(timezone.now() - timedelta(days=3)).date()
    (first, *_others) = letter_world.drafts(asked, "reminder")
    assert f"kutsun {sent_on.day}.{sent_on.month}.{sent_on.year}," in first.text
    assert (
        first.thread == Message.objects.of_kind("invitation").filter(subject=first.subject).get().message_id
    )


def test_nobody_gets_two_mails_on_one_day() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked, days_ago=0)
    assert len(remind(asked).left_out["today"]) == 3
    Message.objects.gone().update(released_at=timezone.now() - timedelta(days=1))
    assert len(remind(asked).written) == 3
    assert remind(asked).written == []
    Message.objects.of_kind("reminder").update(state=MessageState.ACCEPTED, released_at=timezone.now())
    assert len(remind(asked).left_out["today"]) == 3
    Message.objects.gone().update(released_at=timezone.now() - timedelta(days=2))
    remind(asked)
    assert {one.version for one in letter_world.drafts(asked, "reminder")} == {2}


def test_a_reminder_is_cancelled_when_the_partner_answers_first() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    remind(asked)
    Stand.objects.filter(pk=asked.of("fi").pk).update(state=StandState.CONFIRMED)
    inviting.refresh_drafts(asked.event.pk)
    assert asked.of("fi").subject not in {one.subject for one in letter_world.drafts(asked, "reminder")}
    assert len(letter_world.drafts(asked, "reminder")) == 2


NOW = datetime(2027, 1, 20, 9, tzinfo=UTC)


def unsure(asked: letter_world.Asked, days: float) -> None:
    Stand.objects.filter(pk=asked.of("fi").pk).update(
        state=StandState.UNSURE, answered_at=NOW - timedelta(days=days)
    )


@pytest.mark.parametrize(("days", "expected"), [(6.9, 0), (7, 1), (20, 1)])
def test_those_who_did_not_know_are_asked_again_after_a_week(days: float, expected: int) -> None:
    asked = letter_world.asked()
    unsure(asked, days)
    assert inviting.prepare_unsure_reminders(NOW) == expected
    assert inviting.prepare_unsure_reminders(NOW) == 0
    assert len(letter_world.drafts(asked, "unsure_reminder")) == expected


def test_a_new_answer_of_not_knowing_is_asked_again_once_more() -> None:
    asked = letter_world.asked()
    unsure(asked, 8)
    inviting.prepare_unsure_reminders(NOW)
    Message.objects.update(state=MessageState.ACCEPTED, created_at=NOW - timedelta(days=30))
    assert inviting.prepare_unsure_reminders(NOW) == 1
    assert {one.version for one in Message.objects.of_kind("unsure_reminder")} == {1, 2}


@pytest.mark.parametrize(
    "facts", [{"state": EventState.CANCELLED}, {"state": EventState.POSTPONED}, {"day": date(2027, 1, 19)}]
)
def test_nobody_is_asked_again_about_what_is_not_held(facts: dict) -> None:
    asked = letter_world.asked(**facts)
    unsure(asked, 8)
    assert inviting.prepare_unsure_reminders(NOW) == 0
