"""Can a list be pasted or uploaded, and is what is no list refused at its field?"""

import os
import tracemalloc
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from events.models import Import
from partners.intake_cells import MOST_BYTES
from partners.models import Organisation
from tests import world
from tests.lists import TWO, many
from tests.partners.intake_files import make

ADDRESS = "/suunnittelu/kajaani/kumppanit/liita/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def test_pasted_rows_lead_to_the_check_and_write_nothing_else(eeva, story):
    before = Organisation.objects.count()
    response = eeva.post(ADDRESS, {"text": TWO})
    staged = Import.objects.get()
    assert response["Location"] == f"{ADDRESS}{staged.pk}/"
    assert (staged.event, staged.by, staged.row_count) == (story.kajaani, story.eeva, 2)
    assert Organisation.objects.count() == before


@pytest.mark.parametrize("name", ["excel_titles.xlsx", "excel_semicolons.csv", "excel_unicode.txt"])
def test_a_file_leads_to_the_check(eeva, name):
    eeva.post(ADDRESS, {"file": SimpleUploadedFile(name, make.FILES[name]())})
    assert (Import.objects.get().source, Import.objects.get().row_count) == (name, 3)


def test_a_file_of_almost_five_megabytes_is_taken(eeva):
    rows = b"".join(
        b"Yhdistys %d;yhdistys%d@example.org;%s\n" % (row, row, b"a" * 940) for row in range(5_000)
    )
    assert MOST_BYTES * 0.95 < len(rows) <= MOST_BYTES
    assert eeva.post(ADDRESS, {"file": SimpleUploadedFile("lista.csv", rows)}).status_code == 302
    assert Import.objects.get().row_count == 5_000


def test_two_thousand_pasted_rows_are_taken(eeva):
    assert eeva.post(ADDRESS, {"text": many(2_000)}).status_code == 302
    assert Import.objects.get().row_count == 2_000


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "Nimi\tSähköposti"}, "text"),
        ({"text": "a\x07b"}, "text"),
        ({"text": "Aino 131052-308T"}, "text"),
        ({"text": "x" * 900_001}, "text"),
        ({"text": "Kela\n" * 20_001}, "text"),
        ({"file": (b"", "tyhja.csv")}, "file"),
        ({"file": (b"\n" * 4_000_000, "rivit.csv")}, "file"),
        ({"file": (b"Kela" + b"\n" * 4_000_000, "rivit.csv")}, "file"),
        ({"file": (b"\x89PNG\r\n\x1a\n", "kuva.xlsx")}, "file"),
        ({"file": (b"a;b@c.fi\n" * 700_000, "iso.csv")}, "file"),
        ({"text": "Kela", "file": (b"Kela;a@b.fi", "lista.csv")}, "file"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_at_its_field(eeva, data, field):
    sent = {
        name: SimpleUploadedFile(value[1], value[0]) if name == "file" else value
        for name, value in data.items()
    }
    response = eeva.post(ADDRESS, sent)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Import.objects.exists()


class Endless:
    """A hundred megabytes of a multipart body that are made as they are read."""

    def __init__(self, size: int) -> None:
        head = '--x\r\nContent-Disposition: form-data; name="file"; filename="iso.csv"\r\n\r\n'
        self.parts = [head.encode(), size, b"\r\n--x--\r\n"]
        self.length = len(self.parts[0]) + size + len(self.parts[2])

    def read(self, amount: int) -> bytes:
        """The next piece."""
        while self.parts:
            first = self.parts[0]
            if isinstance(first, int):
                piece = b"a" * min(amount, first)
                self.parts[0] = first - len(piece)
                if not self.parts[0]:
                    self.parts.pop(0)
                return piece
            self.parts.pop(0)
            return first
        return b""

    def readline(self, amount: int = 65_536) -> bytes:
        """The next piece, for whoever reads lines."""
        return self.read(amount)


def test_a_hundred_megabytes_are_refused_without_being_kept(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    body = Endless(100_000_000)
    request = RequestFactory().generic("POST", ADDRESS, b"-", content_type="multipart/form-data; boundary=x")
    request.META["CONTENT_LENGTH"] = str(body.length)
    request._read_started = False
    request._stream = body
    tracemalloc.start()
    assert request.FILES.get("file") is None
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert request.dropped_files == ("file",)
    assert peak < 20_000_000
    assert sum(os.path.getsize(path) for path in Path(tmp_path).iterdir()) <= 6_100_000


def test_a_dropped_file_is_told_at_its_field(eeva, client):
    big = SimpleUploadedFile("iso.csv", b"Kela;kela@example.org\n" * 400_000)
    response = eeva.post(ADDRESS, {"file": big})
    assert "5 Mt" in response.content.decode()
    assert list(response.context["form"].errors) == ["file"]


def test_what_was_pasted_stays_when_it_is_refused(eeva):
    response = eeva.post(ADDRESS, {"text": "Nimi\tSähköposti"})
    assert "Nimi\tSähköposti" in response.content.decode()


def test_earlier_lists_can_be_gone_on_with(eeva):
    eeva.post(ADDRESS, {"text": TWO})
    page = eeva.get(ADDRESS).content.decode()
    assert f"{ADDRESS}{Import.objects.get().pk}/" in page


def test_the_list_of_partners_leads_here(eeva, story):
    assert ADDRESS in eeva.get("/suunnittelu/kajaani/kumppanit/").content.decode()
    story.kajaani.stands.all().delete()
    assert ADDRESS in eeva.get("/suunnittelu/kajaani/kumppanit/").content.decode()


@pytest.mark.parametrize("who", ["oona", "matti", "liisa"])
def test_others_find_no_such_page(client, story, who):
    client.force_login(getattr(story, who))
    assert client.get(ADDRESS).status_code == 404
