"""Does the shell get a PDF, or plain words about what is wrong?"""

import io

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def run(*words):
    out, notes = io.StringIO(), io.StringIO()
    call_command("print_document", *words, stdout=out, stderr=notes)
    return out.getvalue()


def test_a_poster_is_written_on_the_paper_asked_for(story, tmp_path):
    target = tmp_path / "juliste.pdf"
    said = run(
        "kajaani", "poster", "--paper", "a3", "--language", "sv", "--theme", "almanakka", "-o", str(target)
    )
    assert said.startswith(f"Wrote {target} (1 page, ")
    assert round(pypdfium2.PdfDocument(target)[0].get_width() / 72 * 25.4) == 297


def test_a_letter_is_written_to_one_organisation(story, tmp_path):
    target = tmp_path / "kirje.pdf"
    run("kajaani", "invitation_letter", "--organisation", "op-kainuu", "-o", str(target))
    assert "OP-Kainuu" in pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tampere", "poster"], "There is no event with the short name 'tampere'"),
        (["kajaani", "flyer"], "There is no kind 'flyer'. There are: poster, invitation_letter"),
        (["kajaani", "poster", "--paper", "a0"], "There is no paper 'a0'. poster is printed on: a4, a3"),
        (["kajaani", "poster", "--language", "de"], "There is no language 'de'. There are: fi, sv, en, se."),
        (
            ["kajaani", "poster", "--theme", "jazz"],
            "There is no theme 'jazz'. There are: kysyja, almanakka, tuoli, hirsi, jarvi, neule.",
        ),
        (["kajaani", "invitation_letter", "--organisation", "x"], "There is no organisation 'x'."),
    ],
)
def test_a_wrong_word_is_told_and_nothing_is_written(story, tmp_path, words, said):
    target = tmp_path / "a.pdf"
    with pytest.raises(CommandError, match=said.replace("(", r"\(").replace(".", r"\.")):
        run(*words, "-o", str(target))
    assert not target.exists()


def test_a_folder_that_is_not_there_is_told(story, tmp_path):
    with pytest.raises(CommandError, match="Cannot write"):
        run("kajaani", "poster", "-o", str(tmp_path / "ei" / "ole.pdf"))


@pytest.mark.parametrize(
    ("kind", "paper", "size"),
    [("table_signs", "a5", (210, 148)), ("presenters_list", "a4", (210, 297))],
)
def test_papers_about_stands_are_written(story, tmp_path, kind, paper, size):
    target = tmp_path / "a.pdf"
    said = run("kajaani", kind, "--paper", paper, "-o", str(target))
    assert said.startswith(f"Wrote {target} (1 page, ")
    page = pypdfium2.PdfDocument(target)[0]
    assert tuple(round(side / 72 * 25.4) for side in page.get_size()) == size
    assert "OP-Kainuu" in page.get_textpage().get_text_range()
