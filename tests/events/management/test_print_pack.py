"""Does the shell get a whole pack, or plain words about what is wrong?"""

import io
import zipfile

import pytest
from django.core.management import CommandError, call_command

from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("print_pack", *words, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_a_librarys_pack_is_written_and_nothing_of_it_stays_behind(tmp_path):
    world.story()
    target = tmp_path / "paketti.zip"
    assert run("kajaani", "--library", "-o", str(target)).startswith(f"Wrote {target} (")
    names = zipfile.ZipFile(target).namelist()
    assert "kajaani-tulostuspaketti/01-juliste-a3-2-kpl.pdf" in names
    assert not Batch.objects.exists()


def test_an_event_that_is_not_there_is_told(tmp_path):
    world.story()
    with pytest.raises(CommandError, match="There is no event with the short name 'kemi'"):
        run("kemi", "-o", str(tmp_path / "x.zip"))


def test_a_place_that_cannot_be_written_is_told():
    world.story()
    with pytest.raises(CommandError, match="Cannot write"):
        run("kajaani", "--library", "-o", "/nowhere/at/all.zip")
    assert not Batch.objects.exists()
