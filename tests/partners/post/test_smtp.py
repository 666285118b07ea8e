"""Does every stage at which a mail server can break lead to the verdict that the written table gives?"""

import smtplib
import socket
import ssl
import subprocess
import time
from dataclasses import replace
from email.message import EmailMessage

import pytest

from partners.post import smtp
from partners.post.smtp import Envelope, Outcome, Stage, Verdict
from talkoot.lib.mail_server import MailServer, Security
from tests.partners.post.scripted_server import DROP, RESET, STALL, ScriptedServer

CONTENT = b"Subject: Kutsu\r\n\r\nHei\r\n.piste\r\n"
ENVELOPE = Envelope("talkoot@example.org", "kaisa@example.org", CONTENT)

TEMPORARY, PERMANENT, UNCLEAR, ACCEPTED = (
    Verdict.TEMPORARY,
    Verdict.PERMANENT,
    Verdict.UNCLEAR,
    Verdict.ACCEPTED,
)
# stage of the trouble, what the server does there, the verdict, the stage that is told
BEFORE = ["connect", "EHLO", "MAIL", "RCPT", "DATA", "content"]
TOLD = {stage.value: stage for stage in Stage} | {"dot": Stage.DOT, "QUIT": Stage.DOT}
TABLE = [
    *((stage, trouble, TEMPORARY) for stage in BEFORE for trouble in (DROP, RESET, STALL)),
    *((stage, "421 4.3.2 closing", TEMPORARY) for stage in BEFORE if stage != "content"),
    *((stage, "432 4.3.2 concurrent connections limit exceeded", TEMPORARY) for stage in ("MAIL", "DATA")),
    *((stage, "450 4.2.1 later", TEMPORARY) for stage in ("MAIL", "RCPT", "DATA")),
    *((stage, "554 5.7.1 no service", TEMPORARY) for stage in ("connect", "EHLO")),  # not about this mail
    *((stage, "550 5.1.1 no such person", PERMANENT) for stage in ("MAIL", "RCPT", "DATA")),
    ("DATA", "250 what is this", TEMPORARY),
    ("RCPT", "251 will forward", ACCEPTED),
    ("dot", DROP, UNCLEAR),
    ("dot", RESET, UNCLEAR),
    ("dot", STALL, UNCLEAR),
    ("dot", "no number", UNCLEAR),
    ("dot", "354 more", UNCLEAR),
    ("dot", "250 " + "a" * 10_000, UNCLEAR),  # longer than any reply may be
    ("dot", "421 4.3.2 closing", TEMPORARY),
    ("dot", "451 4.3.0 disk full", TEMPORARY),
    ("dot", "554 5.7.1 refused as spam", PERMANENT),
    ("dot", "250 2.0.0 taken", ACCEPTED),
    ("dot", "252 2.0.0 perhaps", ACCEPTED),
    ("QUIT", DROP, ACCEPTED),
    ("QUIT", "500 stay", ACCEPTED),
]


@pytest.fixture(autouse=True)
def impatience(settings):
    settings.POST_TIMEOUT_SECONDS = 0.3


@pytest.mark.parametrize(("stage", "trouble", "verdict"), TABLE)
def test_verdict_is_as_the_table_says_when_a_stage_breaks(stage, trouble, verdict):
    # More than the buffers of both sides hold, so that a break in the middle is felt there.
    envelope = replace(ENVELOPE, content=CONTENT * 300_000) if stage == "content" else ENVELOPE
    with ScriptedServer({stage: trouble}) as server:
        outcome = smtp.hand_over(server.address(), envelope)

    assert outcome.verdict == verdict, outcome
    if verdict in (TEMPORARY, PERMANENT) and stage not in ("dot", "EHLO"):
        assert outcome.stage == TOLD[stage], outcome
        assert server.taken == []  # whatever may be tried again was not taken
    if trouble[:3].isdigit() and verdict != UNCLEAR and stage != "QUIT" and trouble[:3] != "251":
        assert trouble[4:] in outcome.words


@pytest.mark.parametrize("trouble", [DROP, RESET, STALL])
def test_django_and_smtplib_alone_cannot_tell_before_from_after_the_dot(trouble):
    """The control: the library's own sendmail answers the same for a mail that was taken and for one that was not."""
    mail = EmailMessage()
    mail.set_content("Hei")
    told, taken = [], []
    for stage in ("DATA", "dot"):
        with ScriptedServer({stage: trouble}) as server:
            address = server.address()
            try:
                with smtplib.SMTP(address.host, address.port, local_hostname="x", timeout=0.3) as client:
                    client.send_message(mail, "talkoot@example.org", "kaisa@example.org")
            except OSError as problem:
                told.append(type(problem))
        taken.append(len(server.taken))

    assert told[0] == told[1] == smtplib.SMTPServerDisconnected
    assert taken == [0, 1]


def test_content_arrives_byte_for_byte_when_lines_begin_with_dots():
    content = b"Subject: a\r\n\r\n.\r\n..\r\n...a\r\nlone\nlines\rhere\r\n.x"
    with ScriptedServer() as server:
        outcome = smtp.hand_over(server.address(), Envelope("a@example.org", "b@example.org", content))

    assert outcome == Outcome(ACCEPTED, Stage.DOT, "250 2.0.0 taken")
    assert server.taken == [b"Subject: a\r\n\r\n.\r\n..\r\n...a\r\nlone\r\nlines\r\nhere\r\n.x\r\n"]


def test_nothing_is_handed_over_when_the_time_is_up_before_the_dot():
    with ScriptedServer() as server:
        outcome = smtp.hand_over(server.address(), ENVELOPE, may_go=lambda: False)
        until = time.monotonic() + 5
        while not server.unfinished and time.monotonic() < until:
            time.sleep(0.01)

    assert outcome.verdict == Verdict.WITHHELD
    assert (server.taken, server.unfinished) == ([], [CONTENT])
    assert server.heard[-1] == "DATA"  # no QUIT, no dot: half a mail


def test_nobody_listening_is_temporary():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    outcome = smtp.hand_over(MailServer("127.0.0.1", port), ENVELOPE)

    assert (outcome.verdict, outcome.stage) == (TEMPORARY, Stage.CONNECT)


def test_host_that_does_not_exist_is_temporary():
    outcome = smtp.hand_over(MailServer("no-such-host.invalid", 25), ENVELOPE)

    assert (outcome.verdict, outcome.stage) == (TEMPORARY, Stage.CONNECT)


@pytest.mark.parametrize(
    "address",
    [
        "kaisa@example.org\r\nRCPT TO:<eve@example.org>",
        "kaisa>@example.org",
        "käisä@example.org",
        "a b@example.org",
        "kaisa@" + "a" * 70 + ".example",
    ],
)
def test_address_that_is_none_never_reaches_the_wire(address):
    with ScriptedServer() as server:
        outcome = smtp.hand_over(server.address(), Envelope("talkoot@example.org", address, CONTENT))

    assert outcome.verdict == PERMANENT
    assert [line for line in server.heard if line.upper().startswith("RCPT")] == []
    assert server.taken == []


def test_domain_with_own_letters_travels_in_ascii():
    with ScriptedServer() as server:
        smtp.hand_over(server.address(), Envelope("talkoot@example.org", "kaisa@ähtäri.example", CONTENT))

    assert "rcpt TO:<kaisa@xn--htri-koac.example>" in server.heard


def test_words_of_a_server_are_kept_on_one_line_without_invisible_signs():
    with ScriptedServer({"RCPT": "550-no \x1b[31m\u202esuch\r\n550 person " + "x" * 3000}) as server:
        outcome = smtp.hand_over(server.address(), ENVELOPE)

    assert outcome.words.startswith("RCPT: 550 no [31m such person xxx")
    assert len(outcome.words) == 500


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate of localhost that nobody has signed, but who trusts it."""
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, str(cert)


PLAIN = {"EHLO": "250-mail.example.org\r\n250 AUTH PLAIN"}
OFFERS = {"EHLO": "250-mail.example.org\r\n250-STARTTLS\r\n250 AUTH PLAIN"}


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_mail_goes_encrypted_and_signed_in_when_the_settings_say_so(certificate, monkeypatch, security):
    context, cert = certificate
    monkeypatch.setenv("SSL_CERT_FILE", cert)
    with ScriptedServer(OFFERS, context, is_tls_at_once=security == Security.TLS) as server:
        outcome = smtp.hand_over(server.address(security, "talkoot", "localhost"), ENVELOPE)

    assert outcome.verdict == ACCEPTED, outcome
    words = [line.split()[0].upper() for line in server.heard if line != "QUIT"]
    assert words[-4:] == ["AUTH", "MAIL", "RCPT", "DATA"]


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_certificate_that_nobody_trusts_stops_the_mail_before_the_password(certificate, security):
    with ScriptedServer(OFFERS, certificate[0], is_tls_at_once=security == Security.TLS) as server:
        outcome = smtp.hand_over(server.address(security, "talkoot", "localhost"), ENVELOPE)

    assert outcome.verdict == TEMPORARY
    assert "certificate verify failed" in outcome.words
    assert not any(line.startswith(("AUTH", "mail")) for line in server.heard)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (PLAIN, "The mail server offers no encryption."),
        ({**OFFERS, "STARTTLS": "454 not now"}, "STARTTLS: 454 not now"),
        ({**OFFERS, "STARTTLS": "501 never"}, "STARTTLS: 501 never"),
    ],
)
def test_encryption_is_never_given_up_when_the_server_does_not_offer_it(script, words):
    with ScriptedServer(script) as server:
        outcome = smtp.hand_over(server.address(Security.STARTTLS, "talkoot"), ENVELOPE)

    assert (outcome.verdict, outcome.words) == (TEMPORARY, words)
    assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in server.heard)


def test_wrong_password_is_temporary_and_never_repeated():
    with ScriptedServer({**PLAIN, "AUTH": "535 5.7.8 wrong"}) as server:
        outcome = smtp.hand_over(server.address(user="talkoot"), ENVELOPE)

    assert (outcome.verdict, outcome.stage) == (TEMPORARY, Stage.AUTH)
    assert outcome.words == "AUTH: 535 5.7.8 wrong"
