"""Does every message leave once or visibly not at all, whoever dies, is late or comes second?"""

import threading
from collections import Counter
from datetime import timedelta
from email import message_from_bytes
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from partners.choices import MessageState
from partners.models import Attachment, Message, Network
from partners.post import catcher, delivery, outbox
from partners.post.smtp import Outcome, Stage, Verdict
from tests import world
from tests.partners.post.mailing import LINK, NOON, queued, state_of
from tests.partners.post.scripted_server import DROP, ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)
ACCEPTED = Outcome(Verdict.ACCEPTED, Stage.DOT, "250 taken")


def drain(settings, script=None) -> ScriptedServer:
    """Deliver until nothing is due, to a server that follows the script; returns the server with what it took."""
    with ScriptedServer(script or {}) as server:
        settings.MAIL_SERVER = server.address()
        exhausted: set[int] = set()
        while delivery.deliver_next(exhausted):
            pass
    return server


def identities(server) -> list[str]:
    """The Message-IDs of what a server took."""
    return [message_from_bytes(content)["Message-ID"] for content in server.taken]


@pytest.fixture
def mailbox(settings, tmp_path):
    """An acceptor that can be asked."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    return settings.MAILBOX_DIR


def keep(message, mailbox):
    """The acceptor has taken the message."""
    catcher.save(f"Message-ID: {message.message_id}\r\n\r\nHei\r\n".encode(), mailbox)


# --- the way out ---------------------------------------------------------------------------------------------------


def test_due_messages_leave_once_in_the_order_of_their_release(settings):
    messages = [queued(to_email=f"kaisa{number}@example.org") for number in range(3)]

    server = drain(settings)

    assert identities(server) == [message.message_id for message in messages]
    assert drain(settings).taken == []
    for message in messages:
        assert state_of(message) == MessageState.ACCEPTED
        assert (message.attempts, message.claim, message.server_words) == (1, None, "250 2.0.0 taken")
        assert message.settled_at is not None


def test_draft_and_unpacked_message_stay(settings):
    draft, _ = outbox.write(_letter(), state=MessageState.DRAFT)
    released, _ = outbox.write(_letter(), state=MessageState.DRAFT)
    outbox.release([released.pk], None)

    assert drain(settings).taken == []
    assert (state_of(draft), state_of(released)) == (MessageState.DRAFT, MessageState.QUEUED)


def _letter():
    from tests.partners.post.mailing import letter

    return letter()


def test_link_and_files_are_forgotten_when_the_server_has_accepted(settings):
    message = queued()
    assert outbox.link_of(message) == LINK
    assert [parcel.content for parcel in outbox.parcels_of(message)] != []

    drain(settings)

    message = Message.objects.get()
    assert message.sealed_link is None
    assert [(row.name, bytes(row.sealed_content)) for row in Attachment.objects.all()] == [
        ("Kutsukirje – Ähtäri.pdf", b"")
    ]
    assert outbox.parcels_of(message) == []
    assert "{answer_link}" in message.text


def test_link_and_files_are_kept_when_the_try_failed_or_is_unclear(settings):
    failed, unclear = queued(), queued()
    drain(settings, {"RCPT": "550 no"})
    outbox.send_again(unclear, world.user("eeva@example.org", "Eeva"))
    drain(settings, {"dot": DROP})

    for message, state in ((failed, MessageState.FAILED), (unclear, MessageState.UNCLEAR)):
        assert state_of(message) == state
        assert outbox.link_of(message) == LINK
        assert len(outbox.parcels_of(message)) == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"link": ""}, "The letter speaks of a personal link that it does not have."),
        ({"to_email": "kaisa"}, "There is no e-mail address, or it has signs that cannot stand in one."),
        ({"to_email": ""}, "There is no e-mail address, or it has signs that cannot stand in one."),
        ({"thread": "<a>\r\nBcc: eve@example.org"}, "The message has no identity."),
    ],
)
def test_message_that_cannot_be_put_together_fails_visibly_and_hinders_no_other(settings, facts, words):
    broken, sound = queued(**facts), queued()

    server = drain(settings)

    assert (state_of(broken), broken.server_words) == (MessageState.FAILED, words)
    assert identities(server) == [sound.message_id]


def test_message_sealed_with_a_lost_key_fails_visibly(settings):
    message = queued()
    settings.SECRET_KEY = "another-key-0123456789-abcdefghijklmnopqrstuvwxyz"

    assert drain(settings).taken == []
    assert (state_of(message), message.server_words) == (MessageState.FAILED, delivery.UNSEALABLE)

    settings.SECRET_KEY_FALLBACKS = ["only-for-tests-and-nothing-else-0123456789-abcdefghijklm"]
    outbox.send_again(message, world.user("eeva@example.org", "Eeva"))
    assert identities(drain(settings)) == [message.message_id]


# --- the ladder ----------------------------------------------------------------------------------------------------


def test_temporary_trouble_is_tried_again_up_the_ladder_and_then_fails(settings):
    message = queued()
    pauses = []
    with time_machine.travel(NOON, tick=False) as clock, ScriptedServer({"MAIL": "451 later"}) as server:
        settings.MAIL_SERVER = server.address()
        while delivery.deliver_next(set()) and state_of(message) == MessageState.RETRYING:
            pause = message.not_before - timezone.now()
            pauses.append(pause.total_seconds())
            clock.shift(pause - timedelta(seconds=1))
            assert not delivery.deliver_next(set())  # not a second too early
            clock.shift(1)

    assert pauses == [10, 30, 60, 300, *[900] * 15]
    assert message.state == MessageState.FAILED
    assert (message.attempts, message.server_words) == (20, "MAIL: 451 later")
    assert server.taken == []


def test_message_arrives_with_the_same_identity_when_a_later_try_succeeds(settings):
    message = queued()
    with time_machine.travel(NOON, tick=False) as clock:
        drain(settings, {"dot": "451 greylisted"})
        assert state_of(message) == MessageState.RETRYING
        clock.shift(10)
        server = drain(settings)

    assert identities(server) == [message.message_id]
    assert (state_of(message), message.attempts) == (MessageState.ACCEPTED, 2)


def test_unclear_message_is_never_tried_again_by_itself(settings):
    message = queued()
    server = drain(settings, {"dot": DROP})
    assert len(server.taken) == 1

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert delivery.recover(timezone.now()) == 0
        assert drain(settings).taken == []
    assert state_of(message) == MessageState.UNCLEAR


# --- claims --------------------------------------------------------------------------------------------------------


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
    from partners.post import smtp
    from partners.post.mime import compose, own_address

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


# --- pause and limit -----------------------------------------------------------------------------------------------


def test_paused_network_waits_and_hinders_no_other(settings):
    waiting = queued()
    other = queued(network=world.network("oulu", "Oulun digituki", region_code="17"))
    code = queued(network=None)
    Network.objects.filter(slug="kainuu").update(post_is_paused=True)

    assert identities(drain(settings)) == [other.message_id, code.message_id]
    assert state_of(waiting) == MessageState.QUEUED

    Network.objects.update(post_is_paused=False)
    assert identities(drain(settings)) == [waiting.message_id]


def test_network_sends_no_more_than_it_may_in_an_hour(settings):
    kainuu = [queued() for _number in range(4)]
    other = queued(network=world.network("oulu", "Oulun digituki", region_code="17"))
    Network.objects.filter(slug="kainuu").update(post_per_hour=2)

    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=False) as clock:
        assert identities(drain(settings)) == [kainuu[0].message_id, kainuu[1].message_id, other.message_id]
        clock.shift(59 * 60)
        assert identities(drain(settings)) == []
        clock.shift(61)
        assert identities(drain(settings)) == [kainuu[2].message_id, kainuu[3].message_id]


def test_refused_mail_does_not_count_against_the_limit(settings):
    for _number in range(3):
        queued()
    Network.objects.update(post_per_hour=1)

    drain(settings, {"RCPT": "550 no"})

    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.FAILED}


# --- what is logged ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [{}, {"RCPT": "550 kaisa.kursseja@example.org unknown"}, {"dot": DROP}])
def test_log_names_neither_receiver_nor_link(settings, caplog, script):
    caplog.set_level("DEBUG")
    message = queued()
    drain(settings, script)

    told = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("partners"))
    assert f"message {message.pk}" in told
    for secret in ("kaisa", LINK, LINK.split("/")[-2], message.title):
        assert secret not in told
