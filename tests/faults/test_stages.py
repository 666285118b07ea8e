"""Does a server that breaks at any stage of a mail leave the message where the truth table says, 50 times each?"""

import itertools
import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from partners.choices import MessageState
from partners.models import Message
from partners.post import delivery, outbox
from partners.post.letter import Letter
from talkoot.lib.mail_server import MailServer
from tests import world
from tests.faults import figures
from tests.faults.running import ROOT

pytestmark = pytest.mark.django_db
TIMES = int(os.environ.get("TALKOOT_FAULT_TIMES", "50"))
RETRYING, FAILED, UNCLEAR, ACCEPTED = (
    MessageState.RETRYING, MessageState.FAILED, MessageState.UNCLEAR, MessageState.ACCEPTED,
)  # fmt: skip
KINDS = ("drop", "stall", "busy", "full", "refuse")  # busy: 451, full: 432, refuse: 550
# Before the mail itself a refusal is about the server: try again. From MAIL to DATA 5xx is about this mail. From the
# final dot until the answer nobody can know, unless the answer comes (RFC 1047).
TABLE: dict[tuple[str, str], MessageState] = {
    **{(stage, kind): RETRYING for stage in ("connect", "EHLO") for kind in KINDS},
    **{(stage, kind): RETRYING for stage in ("MAIL", "RCPT", "DATA") for kind in KINDS if kind != "refuse"},
    **{(stage, "refuse"): FAILED for stage in ("MAIL", "RCPT", "DATA", "dot")},
    **{("dot", kind): RETRYING for kind in ("busy", "full")},
    **{("dot", kind): UNCLEAR for kind in ("drop", "stall", "kept")},
    ("after250", "drop"): ACCEPTED,
}
KEPT = {("dot", "kept"), ("after250", "drop")}  # the server has the mail


class Breaking:
    """The misbehaving server in its own process, told before each mail what to do with it."""

    def __init__(self, log) -> None:
        self.log = log
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.smtp_server", "--log", str(log), "--stall", "0.5", "--reply", "0"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.port = int(self.process.stdout.readline())

    def will(self, stage: str, kind: str) -> None:
        """Break the next connection so."""
        self.process.stdin.write(json.dumps({"stage": stage, "kind": kind}) + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "noted\n"

    def accepted(self) -> Counter[str]:
        """How often each Message-ID was accepted."""
        events = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return Counter(event["id"] for event in events if event["event"] == "accepted")


@pytest.fixture
def server(tmp_path, settings):
    """The server, known to the post office."""
    breaking = Breaking(tmp_path / "server.log")
    settings.MAIL_SERVER = MailServer("127.0.0.1", breaking.port)
    settings.MAILBOX_DIR = None
    settings.POST_TIMEOUT_SECONDS = 0.2
    settings.POST_RETRY_SECONDS = (3600,)  # nothing comes up again while the test runs
    yield breaking
    breaking.process.communicate("\n", timeout=10)


def sent(number: int, text: str = "Hei") -> Message:
    """A message after one try."""
    letter = Letter(
        "receipt", f"receipt:{number}", "Kiitos", text, "kaisa@example.org", network=world.network()
    )
    message, _is_new = outbox.write(letter)
    assert delivery.deliver_next(set())
    message.refresh_from_db()
    return message


def test_every_fault_leaves_the_message_where_the_truth_table_says(server, settings):
    world.network(post_per_hour=100_000)
    wrong, rows, numbers = [], [], itertools.count()
    for (stage, kind), expected in TABLE.items():
        found: Counter[str] = Counter()
        before = server.accepted().total()
        for _time in range(TIMES):
            server.will(stage, kind)
            message = sent(next(numbers))
            found[message.state] += 1
            if message.state != expected or (expected != ACCEPTED and not message.server_words):
                wrong.append((stage, kind, message.state, message.server_words))
        copies = server.accepted().total() - before
        assert copies == (TIMES if (stage, kind) in KEPT else 0), (stage, kind)
        rows.append([stage, kind, TIMES, expected.value, found[expected], copies])
    heads = ["stage", "fault", "runs", "state by the table", "so found", "mails the server kept"]
    figures.note(
        f"Each stage broken, {settings.DATABASES['default']['ENGINE'].rsplit('.')[-1]}", heads, rows, 0
    )
    assert wrong == []


def test_a_connection_that_ends_inside_a_long_letter_is_never_called_accepted(server):
    for number in range(TIMES):
        server.will("content", "drop")
        message = sent(number, "pitkä " * 1600)
        # Where the operating system has taken all bytes before the end was heard, nobody can know either.
        assert message.state in (RETRYING, UNCLEAR)
    assert server.accepted().total() == 0
