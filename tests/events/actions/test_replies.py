"""Does a partner hear at once what was saved, in its own language, and does a new link close the old ones?"""

import pytest

from events import personal_links
from events.actions import inviting
from events.choices import StandState
from events.models import Stand
from partners.choices import LinkPurpose, MessageState
from partners.models import Change, FieldChange, Link, Message
from partners.post import outbox
from tests import letter_world

pytestmark = pytest.mark.django_db
URL = "https://talkoot.example.org/k/abc/"
CHANGED = (
    FieldChange("state:Kumppani sv", "invited", "confirmed"),
    FieldChange("topic:Kumppani sv", "", "mobilbank"),
)


def test_a_receipt_tells_what_was_saved_in_the_language_of_the_partner() -> None:
    asked = letter_world.asked()
    stand = asked.of("sv")
    Stand.objects.filter(pk=stand.pk).update(state=StandState.CONFIRMED, topic_sv="mobilbank")
    message = inviting.post_receipt(stand, URL, CHANGED, "Kalle\r\nKollega")
    assert message is not None
    assert message.text.startswith("Hej Kerstin!\n\nTack, ert svar har sparats. Ni kommer med.")
    assert ": mobilbank\n" in message.text and "Svaret gavs av: Kalle Kollega\n" in message.text
    assert "invited" not in message.text and "Kumppani" not in message.text
    assert (message.to_email, message.state) == ("sv@partner.example.org", MessageState.QUEUED)
    assert message.packed_at is not None and outbox.link_of(message) == URL


def test_one_answer_has_one_receipt() -> None:
    asked = letter_world.asked()
    first = inviting.post_receipt(asked.of("fi"), URL, CHANGED, "")
    assert inviting.post_receipt(asked.of("fi"), URL, CHANGED, "") == first
    Stand.objects.filter(pk=asked.of("fi").pk).update(version=2)
    assert inviting.post_receipt(asked.of("fi"), URL, CHANGED, "") != first
    assert Message.objects.of_kind("receipt").count() == 2


def test_a_receipt_answers_to_the_invitation() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    first = Message.objects.get(subject=asked.of("fi").subject)
    message = inviting.post_receipt(asked.of("fi"), URL, CHANGED, "")
    assert message is not None and message.thread == first.message_id


def test_who_has_no_address_gets_nothing() -> None:
    asked = letter_world.asked()
    nobody = asked.of("nobody")
    assert inviting.post_receipt(nobody, URL, CHANGED, "") is None
    assert inviting.post_new_link(nobody) is None
    assert inviting.renew_links(nobody, by=asked.story.eeva) is None
    assert Message.objects.count() == 0 and Link.objects.count() == 0


def test_a_new_link_works_beside_the_old_one() -> None:
    asked = letter_world.asked()
    token, _link = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, asked.of("fi"))
    message = inviting.post_new_link(asked.of("fi"))
    assert message is not None and "eivät enää toimi" not in message.text
    assert Link.objects.filter(revoked_at=None).count() == 2
    again = inviting.post_new_link(asked.of("fi"))
    assert again is not None and again != message


def test_renewing_closes_the_old_links_and_is_told_in_the_trail() -> None:
    asked = letter_world.asked()
    token, _link = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, asked.of("fi"))
    personal_links.save_for_stand(personal_links.new_address(LinkPurpose.STAND)[0], asked.of("sv"))
    message = inviting.renew_links(asked.of("fi"), by=asked.story.eeva)
    assert message is not None and "Aiemmin lähettämämme linkit eivät enää toimi." in message.text
    assert Link.objects.live(LinkPurpose.STAND, asked.of("fi").subject).count() == 1
    assert Link.objects.live(LinkPurpose.STAND, asked.of("sv").subject).count() == 1
    assert Change.objects.of_part(asked.of("fi").subject).get().deed == "links_renewed"


def test_what_waits_with_a_closed_link_is_packed_anew_or_left_unsent() -> None:
    asked = letter_world.asked()
    letter_world.released(asked)
    inviting.pack_all(Message.objects.unpacked().order_by("pk"))
    receipt = inviting.post_receipt(asked.of("fi"), URL, CHANGED, "")
    inviting.renew_links(asked.of("fi"), by=asked.story.eeva)
    waiting = Message.objects.get(kind="invitation", subject=asked.of("fi").subject)
    assert (waiting.state, waiting.packed_at, waiting.sealed_link) == (MessageState.QUEUED, None, None)
    assert receipt is not None and Message.objects.get(pk=receipt.pk).state == MessageState.CANCELLED
    other = Message.objects.get(kind="invitation", subject=asked.of("sv").subject)
    assert other.packed_at is not None
