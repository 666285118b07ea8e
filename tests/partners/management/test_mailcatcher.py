"""Does the example's mail server take mail over real SMTP, and say so only when it lies on the disk?"""

import os
import signal
import smtplib
import socket
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from partners.post import catcher

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.once


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def caught(tmp_path):
    """A running catcher: (its port, the directory of its mail, the process)."""
    port = free_port()
    environment = {
        **os.environ, "DATA_DIR": str(tmp_path), "EMAIL_URL": f"catcher://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "talkoot.settings",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "manage.py", "mailcatcher"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert str(port) in process.stdout.readline()
    yield port, tmp_path / "mailbox", process
    process.kill()
    process.communicate()


def test_mail_in_every_alphabet_is_acknowledged_when_it_is_on_the_disk(caught):
    port, inside, process = caught
    message = EmailMessage()
    message["To"] = "päivi@exämple.org"
    message["Subject"] = "Ääkköset – 🎉"
    message["Message-ID"] = "<kutsu.1.v1@talkoot.example.org>"
    message.set_content("Hei Päivi\n.\nyksi piste alussa\n", cte="8bit")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
        server.send_message(message)
        assert catcher.holds("<kutsu.1.v1@talkoot.example.org>", inside) == 1
        assert server.has_extn("8bitmime") and server.has_extn("smtputf8")
        assert server.esmtp_features["size"] == "10000000"
    (name,) = catcher.newest(inside)
    assert catcher.read(name, inside).envelope.title == "Ääkköset – 🎉"
    assert catcher.read(name, inside).text == "Hei Päivi\n.\nyksi piste alussa\n".replace("\n", "\r\n")
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=20)[0]
    assert process.returncode == 0
    assert "päivi@exämple.org" in said and "Ääkköset" not in said


def test_too_large_a_mail_is_refused_and_one_that_cannot_be_kept_is_put_off(caught):
    port, inside, _process = caught
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
        with pytest.raises(smtplib.SMTPResponseException) as refused:
            server.sendmail("a@example.org", "b@example.org", b"x" * 10_000_001)
        assert refused.value.smtp_code == 552
    inside.write_text("a file where the directory should be")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            server.sendmail("a@example.org", "b@example.org", b"Subject: x\n\nHei")
        assert refused.value.smtp_code == 452


def test_a_portal_that_sends_real_mail_has_no_catcher(tmp_path):
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "EMAIL_URL": "smtp://localhost:25",
                   "DJANGO_SETTINGS_MODULE": "talkoot.settings"}  # fmt: skip
    result = subprocess.run([sys.executable, "manage.py", "mailcatcher"], cwd=ROOT, env=environment,
                            capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert result.returncode == 1
    assert "EMAIL_URL" in result.stderr
