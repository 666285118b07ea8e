"""Which messages do the tests of the outbox start from? Drafts and sent ones of the Kajaani story, in any state."""

from datetime import UTC, datetime
from typing import Any

from events.models import Event, Stand
from partners.choices import MessageState
from partners.models import Message
from tests import world

TEXT = (
    "Hei Kaisa\n\nkutsumme teidät digitukitalkoisiin ke 10.3.2027 klo 14–18, Kajaanin kaupunginkirjasto.\n\n"
    "Vastaa tästä linkistä. Se vie minuutin eikä vaadi kirjautumista:\n{answer_link}\n\nYstävällisin terveisin\nEeva"
)
SENT_AT = datetime(2027, 1, 13, 7, 12, tzinfo=UTC)  # klo 9.12 in Kajaani


def message(event: Event, stand: Stand | None = None, **facts: Any) -> Message:
    """A draft of an invitation to a stand's contact; a number in `key` keeps several apart."""
    number = Message.objects.count() + 1
    facts = {
        "network": event.network, "kind": "invitation", "occasion": event.subject,
        "subject": stand.subject if stand else "", "key": f"invitation:{event.pk}:{number}:v1",
        "to_name": "Kaisa Kursseja", "to_email": "kaisa.kursseja@example.org", "from_name": event.network.name,
        "reply_name": "Eeva Esimerkki", "reply_email": "eeva.esimerkki@example.org",
        "title": "Kutsu: digitukitalkoot 10.3.2027", "text": TEXT, "message_id": f"<{event.pk}.{number}@example.org>",
        "data_words": ["ke 10.3.2027 klo 14–18", "Kajaanin kaupunginkirjasto"],
    } | facts  # fmt: skip
    if facts.get("state") in {*MessageState.leaving(), *MessageState.gone(), *MessageState.troubled()}:
        facts.setdefault("released_at", SENT_AT)
        facts.setdefault("packed_at", SENT_AT)
    if facts.get("state") in {*MessageState.gone(), *MessageState.troubled(), MessageState.CANCELLED}:
        facts.setdefault("settled_at", SENT_AT)
    return Message.objects.create(**facts)


def partner(event: Event, name: str, **facts: Any) -> Stand:
    """An invited organisation with its stand."""
    slug = f"kumppani-{event.network.organisations.count() + 1}"
    return world.stand(event, world.organisation(event.network, name, slug), state="invited", **facts)


def many(event: Event, count: int, **facts: Any) -> None:
    """So many messages in few queries."""
    first = Message.objects.count() + 1
    Message.objects.bulk_create(
        Message(**{
            "network": event.network, "kind": "invitation", "occasion": event.subject,
            "key": f"many:{event.pk}:{number}", "to_name": f"Vastaanottaja {number}", "title": f"Kutsu {number}",
            "to_email": f"vastaanottaja{number}@example.org", "text": TEXT,
            "message_id": f"<many.{number}@example.org>",
        } | facts)
        for number in range(first, first + count)
    )  # fmt: skip
