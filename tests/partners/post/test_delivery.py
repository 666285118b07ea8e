"""Does every message that is due leave, is it tried again when it must be, and do pauses and limits hold?"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from partners.choices import MessageState
from partners.models import Attachment, Message, Network
from partners.post import delivery, outbox
from tests import world
from tests.partners.post.mailing import LINK, NOON, drain, identities, letter, queued, state_of
from tests.partners.post.scripted_server import DROP, ScriptedServer

pytestmark = pytest.mark.django_db(transaction=True)


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
    draft, _ = outbox.write(letter(), state=MessageState.DRAFT)
    released, _ = outbox.write(letter(), state=MessageState.DRAFT)
    outbox.release([released.pk], None)

    assert drain(settings).taken == []
    assert (state_of(draft), state_of(released)) == (MessageState.DRAFT, MessageState.QUEUED)


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
