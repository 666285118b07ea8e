"""What did the mail server say to a mail, and if it said nothing, can the mail have been taken?

Everything hangs on the final dot (RFC 5321 4.1.1.4). Before it no server has taken anything, so whatever goes wrong may
be tried again. From the dot until the reply nobody can know (RFC 1047): the outcome is unclear and never guessed.
"""

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop

from talkoot.lib.mail_server import MailServer, Security

WRONG_ADDRESS = gettext_noop("There is no e-mail address, or it has signs that cannot stand in one.")
LONGEST_WORDS = 500  # characters of a server's words that are kept
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


class Verdict(StrEnum):
    """What is known about a mail after a try."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"
    UNCLEAR = "unclear"
    WITHHELD = "withheld"  # our own doing: the worker's time was over before the final dot; temporary


class Stage(StrEnum):
    """How far a try came; the word is put before the server's words."""

    LETTER = "letter"  # nobody has been spoken to yet
    CONNECT = "connect"
    EHLO = "EHLO"
    STARTTLS = "STARTTLS"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    CONTENT = "content"
    DOT = "final dot"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict, the stage at which it fell, and the server's (or the network's) words for people to read."""

    verdict: Verdict
    stage: Stage
    words: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail for one receiver as it goes over the wire: two addresses and the bytes (RFC 5321 2.3.1)."""

    sender: str
    receiver: str
    content: bytes


class _Refused(Exception):
    """A reply that ends the try."""

    def __init__(self, verdict: Verdict, words: str) -> None:
        super().__init__(words)
        self.verdict = verdict
        self.words = words


def always() -> bool:
    """Tell that the mail may still be handed over."""
    return True


def hand_over(server: MailServer, envelope: Envelope, may_go: Callable[[], bool] = always) -> Outcome:
    """Try once to hand a mail to the server; `may_go` is asked last before the final dot. It raises nothing."""
    return _Try(server, envelope, may_go).outcome()


class _Try:
    """One connection for one mail, with the stage it is at."""

    def __init__(self, server: MailServer, envelope: Envelope, may_go: Callable[[], bool]) -> None:
        self.server = server
        self.envelope = envelope
        self.may_go = may_go
        self.stage = Stage.CONNECT
        self.client: smtplib.SMTP | None = None
        self.is_owed_reply = False

    def outcome(self) -> Outcome:
        """Go through all stages; whatever breaks before the dot is temporary, whatever breaks after it is unclear."""
        try:
            client = self.open()
            self.enter(client)
            words = self.speak(client)
        except _Refused as refusal:
            return Outcome(refusal.verdict, self.stage, readable(refusal.words))
        except (
            OSError,
            smtplib.SMTPException,
            ValueError,
        ) as problem:  # OSError: also ssl's errors and time-outs
            verdict = Verdict.UNCLEAR if self.stage == Stage.DOT else Verdict.TEMPORARY
            return Outcome(verdict, self.stage, readable(f"{self.stage}: {words_of(problem)}"))
        else:
            return Outcome(Verdict.ACCEPTED, self.stage, readable(words))
        finally:
            self.close()

    def open(self) -> smtplib.SMTP:
        """Connect and take the greeting. A refusal here or while entering is not about this mail: temporary."""
        name = urlsplit(settings.PORTAL_BASE_URL).hostname or "localhost"
        patience = float(settings.POST_TIMEOUT_SECONDS)
        if self.server.security == Security.TLS:
            context = ssl.create_default_context()
            self.client = smtplib.SMTP_SSL(local_hostname=name, timeout=patience, context=context)
        else:
            self.client = smtplib.SMTP(local_hostname=name, timeout=patience)
        # The name that the certificate must carry; the library itself keeps it only when it connects at once.
        self.client._host = self.server.host  # type: ignore[attr-defined]
        self.need(self.client.connect(self.server.host, self.server.port), 220)
        return self.client

    def enter(self, client: smtplib.SMTP) -> None:
        """Introduce ourselves, encrypt and sign in, as far as the settings ask; never with less than they ask."""
        self.stage = Stage.EHLO
        client.ehlo_or_helo_if_needed()
        if self.server.security == Security.STARTTLS:
            self.stage = Stage.STARTTLS
            if not client.has_extn("starttls"):
                raise _Refused(Verdict.TEMPORARY, gettext_noop("The mail server offers no encryption."))
            client.starttls(context=ssl.create_default_context())
            client.ehlo_or_helo_if_needed()
        if self.server.user:
            self.stage = Stage.AUTH
            client.login(self.server.user, self.server.password)

    def speak(self, client: smtplib.SMTP) -> str:
        """Hand the mail over and return the words of acceptance. From MAIL on a 5xx is about this mail: permanent."""
        content = dotted(self.envelope.content)
        self.stage = Stage.MAIL
        options = [f"size={len(content)}"] if client.has_extn("size") else []
        if not content.isascii() and client.has_extn("8bitmime"):
            options.append("body=8bitmime")  # Django's own mail (RFC 6152)
        self.need(client.mail(self.envelope.sender, options), 250)
        self.stage = Stage.RCPT
        self.need(client.rcpt(address_on_wire(self.envelope.receiver)), 250, 251)
        self.stage = Stage.DATA
        self.need(client.docmd("DATA"), 354)
        self.stage, self.is_owed_reply = Stage.CONTENT, True
        client.send(content)
        if not self.may_go():
            raise _Refused(Verdict.WITHHELD, "")
        self.stage = Stage.DOT  # exactly here: the next byte can make the server take the mail
        client.send(b".\r\n")
        code, words = client.getreply()
        self.is_owed_reply = False
        said = f"{code} {words.decode('utf-8', 'replace')}"
        if 200 <= code < 300:
            return said
        raise _Refused(after_the_dot(code), f"{self.stage}: {said}")

    def need(self, reply: tuple[int, bytes], *good: int) -> None:
        """Raise _Refused unless the reply has one of the good codes."""
        code, words = reply
        if code in good:
            return
        is_about_mail = self.stage in (Stage.MAIL, Stage.RCPT, Stage.DATA)
        verdict = Verdict.PERMANENT if is_about_mail and 500 <= code < 600 else Verdict.TEMPORARY
        raise _Refused(verdict, f"{self.stage}: {code} {words.decode('utf-8', 'replace')}")

    def close(self) -> None:
        """Say goodbye without waiting for an answer, or just hang up: half a mail must end without a dot."""
        if self.client is None:
            return
        try:
            if self.client.sock is not None and not self.is_owed_reply:
                self.client.putcmd("QUIT")
        except (OSError, smtplib.SMTPException):
            pass
        finally:
            self.client.close()


def after_the_dot(code: int) -> Verdict:
    """Return what a reply to the final dot means; one that is no reply at all leaves everything open."""
    if 400 <= code < 500:
        return Verdict.TEMPORARY
    if 500 <= code < 600:
        return Verdict.PERMANENT
    return Verdict.UNCLEAR


def dotted(content: bytes) -> bytes:
    """Return the content as lines that end in CRLF, with dots doubled at their beginning (RFC 5321 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", content)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def address_on_wire(address: str) -> str:
    """Return the address with its domain in ASCII (RFC 5891). Raises _Refused when a server could not read it."""
    local, _at, domain = address.rpartition("@")
    try:
        if any(sign in local for sign in "\r\n <>") or not local.isascii():
            raise UnicodeError
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise _Refused(Verdict.PERMANENT, WRONG_ADDRESS) from None


def readable(words: str) -> str:
    """Return a server's words on one line without invisible signs, at most 500 characters."""
    return " ".join(_INVISIBLE.sub(" ", words).split())[:LONGEST_WORDS]


def words_of(problem: Exception) -> str:
    """Return what a person can learn from an exception: the reply if there was one, else its message or its name."""
    if isinstance(problem, smtplib.SMTPResponseException):
        said = problem.smtp_error
        return f"{problem.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    return str(problem) or type(problem).__name__
