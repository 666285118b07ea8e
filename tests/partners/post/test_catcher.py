"""Is mail that was accepted found again, copy by copy, and read as it was written?"""

import os
import time
from email.message import EmailMessage

import pytest

from partners.post import catcher


def mail(message_id: str = "<kutsu.1.v1@talkoot.example.org>", title: str = "Kutsu Äänekoskelle") -> bytes:
    """A mail with both texts, a letter and a calendar entry, as the post office writes it."""
    message = EmailMessage()
    message["From"] = "Kainuun digituki <talkoot@example.org>"
    message["To"] = "Kaisa Kursseja <kaisa.kursseja@example.org>"
    message["Reply-To"] = "Eeva Esimerkki <eeva@example.org>"
    message["Subject"] = title
    message["Message-ID"] = message_id
    message.set_content("Hei Kaisa,\n\ntervetuloa talkoisiin.\n")
    message.add_alternative("<p>Hei Kaisa,</p><p>tervetuloa talkoisiin.</p>", subtype="html")
    message.add_attachment(
        b"%PDF-1.7 kirje", maintype="application", subtype="pdf", filename="Kutsukirje ä.pdf"
    )
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="kutsu.ics")
    return message.as_bytes()


def test_a_kept_mail_is_found_by_its_message_id_and_read_whole(tmp_path):
    catcher.save(mail(), tmp_path)
    assert catcher.holds("<kutsu.1.v1@talkoot.example.org>", tmp_path) == 1
    assert catcher.holds("<kutsu.1.v2@talkoot.example.org>", tmp_path) == 0
    (name,) = catcher.newest(tmp_path)
    read = catcher.read(name, tmp_path)
    assert read.envelope.title == "Kutsu Äänekoskelle"
    assert read.envelope.receiver == "Kaisa Kursseja, kaisa.kursseja@example.org"
    assert read.envelope.replies == "Eeva Esimerkki, eeva@example.org"
    assert abs(read.envelope.arrived.timestamp() - time.time()) < 60
    assert read.text == "Hei Kaisa,\n\ntervetuloa talkoisiin.\n"
    assert "<p>tervetuloa talkoisiin.</p>" in read.html
    assert [(file.name, file.content_type) for file in read.files] == [
        ("Kutsukirje ä.pdf", "application/pdf"),
        ("kutsu.ics", "text/calendar"),
    ]
    assert read.files[0].content == b"%PDF-1.7 kirje"


def test_a_second_copy_is_a_second_file_and_the_newest_comes_first(tmp_path):
    catcher.save(mail(title="vanhin"), tmp_path)
    catcher.save(mail("<b@talkoot.example.org>", "keskimmäinen"), tmp_path)
    catcher.save(mail(title="uusin"), tmp_path)
    assert catcher.holds("<kutsu.1.v1@talkoot.example.org>", tmp_path) == 2
    names = catcher.newest(tmp_path)
    assert [catcher.envelope(name, tmp_path).title for name in names] == ["uusin", "keskimmäinen", "vanhin"]
    only = catcher.newest(tmp_path, {catcher.mark_of("<b@talkoot.example.org>")})
    assert [catcher.envelope(name, tmp_path).title for name in only] == ["keskimmäinen"]


def test_a_message_id_folded_onto_a_line_of_its_own_is_the_same(tmp_path):
    long = f"<{'a' * 70}@talkoot.example.org>"
    catcher.save(f"Subject: x\r\nMessage-ID:\r\n {long}\r\n\r\nHei".encode(), tmp_path)
    assert catcher.holds(long, tmp_path) == 1


def test_a_long_name_in_parts_is_one_name(tmp_path):
    name = "=?utf-8?q?Digi-_ja_v=C3=A4est=C3=B6tietovirasto_Ville_Viranoma?=\r\n =?utf-8?q?inen?=\r\n <v@example.org>"
    catcher.save(f"To: {name}\r\nSubject: Suora ä\r\n\r\n".encode(), tmp_path)
    envelope = catcher.envelope(catcher.newest(tmp_path)[0], tmp_path)
    assert envelope.receiver == "Digi- ja väestötietovirasto Ville Viranomainen, v@example.org"
    assert envelope.title == "Suora ä"


def test_a_mail_that_is_still_being_written_is_not_there_yet(tmp_path, monkeypatch):
    seen = []
    fsync = os.fsync

    def look(number: int) -> None:
        seen.append(catcher.newest(tmp_path))
        fsync(number)

    monkeypatch.setattr(os, "fsync", look)
    catcher.save(mail(), tmp_path)
    assert [len(names) for names in seen] == [0, 1]  # the content first, then the name
    (tmp_path / "muuta.eml").write_bytes(b"")
    assert len(catcher.newest(tmp_path)) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "0" * 32, f"{'0' * 32}-{'1' * 20}-1-1", "\x00"])
def test_a_name_that_no_mail_has_opens_nothing(tmp_path, name):
    catcher.save(mail(), tmp_path)
    with pytest.raises(FileNotFoundError):
        catcher.read(name, tmp_path)


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"Subject: =?utf-9?q?=E4?=\n\nHei", b"To: <<>\n\n", (
    b"Content-Type: text/plain; charset=ei-ole\n\n\xff\xfeHei"
), b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: image/png\n\n--a"])  # fmt: skip
def test_a_broken_mail_is_kept_and_can_be_looked_at(tmp_path, content):
    catcher.save(content, tmp_path)
    (name,) = catcher.newest(tmp_path)
    read = catcher.read(name, tmp_path)
    assert isinstance(read.text, str)
    assert isinstance(read.envelope.title, str)
