"""Is a file of the example's mail given as a file, under its own name, to those who may read the mail?"""

import pytest

from tests import world
from tests.partners.mail_samples import arrived, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(settings, tmp_path):
    """The cast, in a portal whose mail goes to the catcher."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    return world.story()


def address(name: str, number: int) -> str:
    """One file of one mail."""
    return f"/verkosto/esimerkkiposti/{name}/{number}/"


def test_a_file_keeps_its_bytes_and_name_and_is_never_opened_as_a_page(client, story):
    name = arrived(row(story.kainuu), pdf=b"%PDF-1.7 kirje", page=b"<script>alert(1)</script>")
    client.force_login(story.eeva)
    letter = client.get(address(name, 1))
    assert letter.content == b"%PDF-1.7 kirje"
    assert letter.headers["Content-Type"] == "application/pdf"
    assert letter.headers["Content-Disposition"] == "attachment; filename*=utf-8''pdf%20%C3%A4.pdf"
    assert letter.headers["X-Content-Type-Options"] == "nosniff"
    page = client.get(address(name, 2))
    assert page.headers["Content-Type"] == "application/octet-stream"
    assert page.headers["Content-Disposition"].startswith("attachment")
    for number in (0, 3, 99):
        assert client.get(address(name, number)).status_code == 404


def test_a_file_is_closed_to_strangers_and_where_mail_really_leaves(client, story, settings):
    name = arrived(row(story.kainuu), pdf=b"%PDF-")
    for person, status in ((story.oona, 404), (story.matti, 404), (story.eeva, 200)):
        client.force_login(person)
        assert client.get(address(name, 1)).status_code == status
    settings.MAILBOX_DIR = None
    assert client.get(address(name, 1)).status_code == 404
