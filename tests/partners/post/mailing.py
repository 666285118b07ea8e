"""Which letters do the tests of the post office write?"""

from datetime import UTC, datetime
from email import message_from_bytes
from itertools import count
from typing import Any

from partners.models import Message
from partners.post import delivery, outbox
from partners.post.letter import Letter, Parcel
from tests import world
from tests.partners.post.scripted_server import ScriptedServer

NOON = datetime(2027, 1, 12, 10, 0, tzinfo=UTC)
LINK = "http://localhost:8000/k/mY-seCreT_tOken0123456789abcdefghijklmnopqrs/"
TOKEN = LINK.split("/")[-2]
PDF = Parcel("Kutsukirje – Ähtäri.pdf", "application/pdf", b"%PDF-1.7 " + LINK.encode())
_number = count(1)


def letter(**facts: Any) -> Letter:
    """An invitation to Kaisa from Kainuu's network."""
    usual: dict[str, Any] = {
        "kind": "invitation", "key": f"invitation:{next(_number)}", "title": "Kutsu: digitukitalkoot Kajaanissa",
        "text": "Hei Kaisa,\n\nMilloin: ti 2.2.2027 klo 10\nMissä: Kajaanin kaupunginkirjasto\n\n{answer_link}\n\nEeva",
        "to_email": "kaisa.kursseja@example.org", "to_name": "Kaisa Kursseja", "from_name": "Kainuun digituki",
        "reply_name": "Eeva Esimerkki", "reply_email": "eeva@example.org", "link": LINK, "parcels": (PDF,),
    }  # fmt: skip
    if "network" not in facts:
        usual["network"] = world.network()
    return Letter(**(usual | facts))


def queued(**facts: Any) -> Message:
    """The same, written and on its way."""
    message, _is_new = outbox.write(letter(**facts))
    return message


def state_of(message: Message) -> str:
    """The state as the database has it now."""
    message.refresh_from_db()
    return message.state


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
