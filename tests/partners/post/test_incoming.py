"""Is a mailbox over IMAP read as it should be: only what is new, never too much, marked once, nothing deleted?

The far end is a server of forty lines that speaks as much of RFC 9051 as Python's own client asks for.
"""

import re
import socketserver
import threading
from collections.abc import Iterator

import pytest

from partners.post import incoming

SMALL, LARGE = b"Subject: Vastaus\r\n\r\nKylla\r\n", b"x" * (incoming.LARGEST + 10)


class Mailbox(socketserver.ThreadingTCPServer):
    """A mailbox with two mails, of which it writes down what was asked."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails, self.seen, self.asked = {1: SMALL, 2: LARGE}, set(), []


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: Mailbox

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _space, words = line.decode().strip().partition(" ")
            self.server.asked.append(words)
            self.answer(words)
            self.wfile.write(f"{tag} OK done\r\n".encode())
            if words == "LOGOUT":
                return

    def answer(self, words: str) -> None:
        box = self.server
        if words == "CAPABILITY":
            self.wfile.write(b"* CAPABILITY IMAP4REV1\r\n")
        elif words.startswith("SEARCH"):
            unseen = " ".join(str(number) for number in box.mails if number not in box.seen)
            self.wfile.write(f"* SEARCH {unseen}\r\n".encode())
        elif found := re.match(r"FETCH (\d+) \(BODY.PEEK\[\]<0.(\d+)>\)", words):
            content = box.mails[int(found[1])][: int(found[2])]
            self.wfile.write(
                f"* {found[1]} FETCH (BODY[]<0> {{{len(content)}}}\r\n".encode() + content + b")\r\n"
            )
        elif found := re.match(r"STORE (\d+) \+FLAGS \(\\Seen\)", words):
            box.seen.add(int(found[1]))
        elif words == "LOGOUT":
            self.wfile.write(b"* BYE\r\n")


@pytest.fixture
def box(settings) -> Iterator[Mailbox]:
    """A running mailbox that the settings name."""
    server = Mailbox()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    settings.IMAP_URL = (
        f"imap://vastaukset%40example.org:sala%20sana@127.0.0.1:{server.server_address[1]}/INBOX"
    )
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_new_mail_is_read_and_marked_when_it_has_been_taken(box: Mailbox) -> None:
    first = incoming.unseen()
    mail = next(first)
    assert mail.content == SMALL and box.seen == set()
    mail.seen()
    assert box.seen == {1}
    too_large = next(first)
    assert too_large.content == b""  # so that it is marked, and does not come again
    too_large.seen()
    assert list(first) == [] and list(incoming.unseen()) == []
    assert 'LOGIN vastaukset@example.org "sala sana"' in box.asked
    assert not any(words.startswith(("EXPUNGE", "DELETE", "CLOSE")) for words in box.asked)


def test_a_mailbox_that_does_not_answer_is_an_error_and_none_is_nothing(box: Mailbox, settings) -> None:
    assert len(list(incoming.unseen())) == 2
    settings.IMAP_URL = "imap://a:b@127.0.0.1:1/INBOX"
    with pytest.raises(OSError, match="refused"):
        list(incoming.unseen())
    settings.IMAP_URL = settings.REPLY_MAILDIR = ""
    settings.MAILBOX_DIR = None
    assert list(incoming.unseen()) == []
