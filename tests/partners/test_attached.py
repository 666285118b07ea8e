"""Is an attached file judged by what it holds, kept under a harmless name, and nothing else taken?"""

import hashlib
import io
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from partners import attached, file_refusals, office_files, uploads
from partners.attached import KINDS, Attached, disposition, kept_name, read_attached
from partners.file_refusals import Refused
from tests.partners import attached_samples as samples
from tests.partners import picture_samples


def read(content: bytes, name: str) -> Attached:
    return read_attached(io.BytesIO(content), name)


def reason(content: bytes, name: str) -> str:
    with pytest.raises(Refused) as refusal:
        read(content, name)
    assert str(refusal.value)
    return refusal.value.reason


@pytest.mark.parametrize("name", samples.GOOD)
def test_a_file_of_an_office_is_taken_under_its_name(name: str):
    content, kind = samples.GOOD[name]
    found = read(content, name)
    assert (found.name, found.content_type) == (name, kind)
    assert found.sha256 == hashlib.sha256(found.content).hexdigest()
    if not kind.startswith("image/"):
        assert found.content == content


@pytest.mark.parametrize("name", samples.BAD)
def test_what_must_not_be_kept_is_refused_with_its_reason(name: str):
    content, why = samples.BAD[name]
    assert reason(content, name) == why


def test_every_reason_is_tried():
    tried = {why for _content, why in samples.BAD.values()} | {"identity_code"}
    assert tried == set(file_refusals.REASONS)


def test_every_refused_document_is_one_step_from_a_good_one():
    """The control: the samples are refused for what is wrong with them, not for how they were made."""
    assert office_files.kind_of(samples.packed(*samples.WORD, comment=b"a comment is no harm")) == "docx"
    assert office_files.kind_of(samples.claiming(samples.packed(*samples.WORD), 1_000_000)) == "docx"
    assert [part.name for part in office_files.listing(samples.packed(*samples.DECK))] == list(samples.DECK)


def test_nothing_is_unpacked():
    bomb = samples.claiming(samples.packed(*samples.WORD), 4_000_000_000)
    tracemalloc.start()
    assert reason(bomb, "pommi.docx") == "bomb"
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_photograph_of_a_phone_is_taken_without_its_place():
    content = picture_samples.saved(Image.effect_noise((4_200, 1_400), 90), "JPEG", quality=90)
    assert len(content) > 2_000_000  # more than a logo may be, and wider
    found = read(content, "IMG_0123.JPG")
    assert Image.open(io.BytesIO(found.content)).size == (2_400, 800)
    assert found.name == "IMG_0123.JPG"
    marked = picture_samples.photographed_with_position()
    assert b"Zqpuhelin" in marked
    assert b"Zqpuhelin" not in read(marked, "sali.jpg").content


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("Pohjakuva – Ähtäri.pdf", "pdf", "Pohjakuva – Ähtäri.pdf"),
        ("../../etc/passwd", "pdf", "passwd.pdf"),
        ("C:\\Users\\Eeva\\kutsu.docx", "docx", "kutsu.docx"),
        ("lasku\u202efdp.exe", "pdf", "laskufdp.exe.pdf"),
        ("\u200f\u200e\u2067kutsu\u2069.pdf", "pdf", "kutsu.pdf"),
        ("kut\0su\r\nX-Header: 1.pdf", "pdf", "kutsu X-Header- 1.pdf"),
        ("kuva.webp", "jpg", "kuva.jpg"),
        ("kuva.jpeg", "jpg", "kuva.jpeg"),
        ("kuva.JPG", "png", "kuva.png"),
        ("macro.docm", "txt", "macro.docm.txt"),
        ("", "pdf", "nimeton.pdf"),
        ("...", "pdf", "nimeton.pdf"),
        (".pdf", "pdf", "nimeton.pdf"),
        ('a"b;c<script>.pdf', "pdf", "a-b;c-script-.pdf"),
        ("aa\u0308" + "x" * 300 + ".PDF", "pdf", "aä" + "x" * 114 + ".PDF"),
        ("kutsu.pdf" + " " * 300 + ".exe", "pdf", "kutsu.pdf .exe.pdf"),
        ("مرحبا.pdf", "pdf", "مرحبا.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one_that_tells_what_the_file_is(typed: str, kind: str, name: str):
    assert kept_name(typed, KINDS[kind]) == name
    assert len(name) <= attached.LONGEST_NAME
    header = disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2


def test_a_name_with_an_identity_code_is_refused():
    assert reason(samples.PDF, "Aino 131052-308T.pdf") == "identity_code"


def test_the_header_names_the_file_in_ascii_and_as_it_is():
    assert disposition("Pöytä 1.pdf") == (
        "attachment; filename=\"Poyta-1.pdf\"; filename*=UTF-8''P%C3%B6yt%C3%A4%201.pdf"
    )


def test_the_same_bytes_twice_lie_under_two_random_names():
    first, second = attached.keep(b"Sali 2"), attached.keep(b"Sali 2")
    assert first != second
    assert len(first) == len(second) == 32
    assert attached.bytes_of(first) == attached.bytes_of(second) == b"Sali 2"
    later, earlier = datetime.now(UTC) + timedelta(minutes=1), datetime.now(UTC) - timedelta(minutes=9)
    assert {first, second} <= set(attached.all_kept())
    assert attached.is_older(first, later)
    assert not attached.is_older(first, earlier)
    for stored in (first, second):
        attached.forget(stored)
        assert not attached.is_kept(stored)
        assert attached.bytes_of(stored) is None
        assert not attached.is_older(stored, later)
        attached.keep_longer(stored)  # what is gone stays gone
        assert not attached.is_kept(stored)


def test_more_is_taken_in_than_is_kept_so_that_the_form_can_say_so():
    assert uploads.MOST_OF_FIELD[uploads.ATTACHED_FIELD] > attached.MOST_BYTES
