"""Does every message leave once or visibly not at all, whichever worker dies, is late or comes second?"""

import threading
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from partners.choices import MessageState
from partners.models import Message
from partners.post import catcher, delivery, outbox, smtp
from partners.post.mime import compose, own_address
from partners.post.smtp import Outcome, Stage, Verdict
from tests import world
from tests.partners.post.mailing import LINK, NOON, drain, identities, queued, state_of
from tests.partners.post.scripted_server import DROP, ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)
ACCEPTED = Outcome(Verdict.ACCEPTED, Stage.DOT, "250 taken")


@pytest.fixture
def mailbox(settings, tmp_path):
    """An acceptor that can be asked."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    return settings.MAILBOX_DIR


def keep(message, mailbox):
    """The acceptor has taken the message."""
    catcher.save(f"Message-ID: {message.message_id}\r\n\r\nHei\r\n".encode(), mailbox)


def test_only_one_of_two_workers_gets_a_message_that_both_have_seen():
    queued()
    first, second = Message.objects.get(), Message.objects.get()

    claims = [delivery.take(first), delivery.take(second)]

    assert claims[0] is not None
    assert claims[1] is None
    assert Message.objects.get().claim == claims[0].uuid


def test_both_workers_get_the_message_when_the_claim_has_no_condition():
    """The control: the same without the condition of the update."""
    queued()
    seen = [Message.objects.get(), Message.objects.get()]

    taken = [
        Message.objects.filter(pk=message.pk).update(state=MessageState.SENDING, claim=uuid4())
        for message in seen
        if message.state in delivery.CLAIMABLE
    ]

    assert taken == [1, 1]


def test_each_message_is_accepted_once_when_six_workers_share_the_queue(settings):
    messages = [queued(to_email=f"kaisa{number}@example.org") for number in range(24)]
    troubles: list[BaseException] = []

    def work():
        try:
            while delivery.deliver_next(set()):
                pass
        except BaseException as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        workers = [threading.Thread(target=work) for _number in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)

    assert troubles == []
    assert Counter(identities(server)) == Counter(message.message_id for message in messages)
    assert set(Message.objects.values_list("state", "attempts")) == {(MessageState.ACCEPTED, 1)}


# --- dead and late workers -----------------------------------------------------------------------------------------


def after_lease(settings, extra=0):
    """A moment when a claim of now is over, and by how many seconds more."""
    return timezone.now() + timedelta(seconds=settings.POST_LEASE_SECONDS + 1 + extra)


def test_message_of_a_dead_worker_is_unclear_when_nobody_can_be_asked(settings):
    message = queued()
    assert delivery.take(message)

    assert delivery.recover(timezone.now()) == 0  # its time is not over
    assert delivery.recover(after_lease(settings)) == 1
    assert delivery.recover(after_lease(settings)) == 0  # a second look changes nothing
    assert state_of(message) == MessageState.UNCLEAR
    assert drain(settings).taken == []


def test_message_of_a_dead_worker_is_accepted_when_the_acceptor_knows_it(settings, mailbox):
    message = queued()
    delivery.take(message)
    keep(message, mailbox)

    assert delivery.recover(after_lease(settings)) == 1
    assert state_of(message) == MessageState.ACCEPTED
    assert message.sealed_link is None


def test_message_of_a_dead_worker_goes_again_when_the_acceptor_has_been_silent_long_enough(settings, mailbox):
    message = queued()
    delivery.take(message)

    assert delivery.recover(after_lease(settings)) == 0  # bytes of the dead may still be on their way
    assert delivery.recover(after_lease(settings, settings.POST_QUIET_SECONDS)) == 1
    assert state_of(message) == MessageState.QUEUED
    assert identities(drain(settings)) == [message.message_id]


@pytest.mark.parametrize("was_taken", [True, False])
def test_unclear_message_is_settled_when_the_acceptor_can_be_asked(settings, mailbox, was_taken):
    message = queued()
    drain(settings, {"dot": DROP})
    assert state_of(message) == MessageState.UNCLEAR
    if was_taken:
        keep(message, mailbox)

    assert delivery.recover(after_lease(settings, settings.POST_QUIET_SECONDS)) == 1
    assert state_of(message) == (MessageState.ACCEPTED if was_taken else MessageState.QUEUED)


def test_late_worker_hands_nothing_over_and_writes_nothing_when_another_took_the_message(settings):
    message = queued()
    late = delivery.take(message)
    delivery.recover(after_lease(settings))
    with ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        outcome = delivery.attempt(late)

    assert (outcome.verdict, server.taken) == (Verdict.WITHHELD, [])
    assert not delivery.settle(late, ACCEPTED)
    assert state_of(message) == MessageState.UNCLEAR


def test_late_worker_hands_nothing_over_when_its_time_is_over_and_nobody_has_noticed(settings):
    message = queued()
    with time_machine.travel(NOON, tick=False) as clock, ScriptedServer() as server:
        settings.MAIL_SERVER = server.address()
        late = delivery.take(message)
        clock.shift(settings.POST_LEASE_SECONDS - settings.POST_TIMEOUT_SECONDS + 1)
        outcome = delivery.attempt(late)
        assert delivery.settle(late, outcome)

    assert (outcome.verdict, server.taken) == (Verdict.WITHHELD, [])
    assert state_of(message) == MessageState.RETRYING  # nothing was handed over: it may go again


def test_late_worker_doubles_a_mail_when_nobody_asks_for_its_lease(settings):
    """The control: the same late worker without the question before the dot."""
    message = queued()
    late = delivery.take(message)
    content = compose(message, LINK, [])
    delivery.recover(after_lease(settings))
    outbox.send_again(message, world.user("eeva@example.org", "Eeva"))
    taken = drain(settings).taken
    with ScriptedServer() as server:
        envelope = smtp.Envelope(own_address(), message.to_email, content)
        smtp.hand_over(server.address(), envelope)

    assert len(taken) + len(server.taken) == 2
    assert not delivery.settle(late, ACCEPTED)


def test_clock_put_back_by_an_hour_does_not_lengthen_a_lease(settings):
    settings.POST_LEASE_SECONDS = settings.POST_TIMEOUT_SECONDS  # over before it began, by the stopwatch
    message = queued()
    claim = delivery.take(message)
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        assert not claim.is_alive()
