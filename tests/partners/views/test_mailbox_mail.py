"""Is one mail of the example readable with its links, harmless, and closed to strangers?"""

import pytest

from tests import world
from tests.partners.mail_samples import arrived, row

pytestmark = pytest.mark.django_db
HOSTILE = (
    '<script>alert(1)</script><img src="https://paha.example/x.png" onerror="alert(2)"><p style="x">Hei</p>'
)


@pytest.fixture
def story(settings, tmp_path):
    """The cast, in a portal whose mail goes to the catcher."""
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    settings.PORTAL_BASE_URL = "http://localhost:8000"
    return world.story()


def address(name: str) -> str:
    """The page of one mail."""
    return f"/verkosto/esimerkkiposti/{name}/"


def test_a_mail_shows_who_and_what_with_our_links_and_the_files(client, story):
    text = "Hei Kaisa,\n\nvastaa: http://localhost:8000/k/abc/\nMuu: https://paha.example/"
    name = arrived(
        row(story.kainuu), text, '<p><a href="http://localhost:8000/k/abc/">Vastaa</a></p>', pdf=b"%PDF-"
    )
    client.force_login(story.eeva)
    page = client.get(address(name)).text
    assert "Kaisa Kursseja, kaisa.kursseja@example.org" in page
    assert '<a href="http://localhost:8000/k/abc/" rel="nofollow">http://localhost:8000/k/abc/</a>' in page
    assert '<a href="http://localhost:8000/k/abc/" rel="nofollow">Vastaa</a>' in page
    assert "https://paha.example/" in page and 'href="https://paha.example/' not in page
    assert f'href="{address(name)}1/"' in page and "pdf ä.pdf" in page


def test_nothing_in_a_mail_can_act(client, story):
    name = arrived(row(story.kainuu, title="<b>Kutsu</b>"), HOSTILE, HOSTILE)
    client.force_login(story.eeva)
    page = client.get(address(name)).text
    assert "&lt;script&gt;alert(1)" in page  # the plain part is shown as it is written
    for part in ("<script>alert", "<img", 'onerror="', "<b>Kutsu", 'style="'):
        assert part not in page


def test_a_mail_is_closed_to_strangers_and_to_materials_helpers(client, story):
    name = arrived(row(story.kainuu))
    for person, status in ((story.eeva, 200), (story.oona, 404), (story.matti, 404), (story.liisa, 404)):
        client.force_login(person)
        assert client.get(address(name)).status_code == status


def test_a_code_is_closed_to_everybody_but_its_receiver(client, story):
    name = arrived(row(None, is_listed=False, to_email=story.liisa.email))
    for person, status in ((story.liisa, 200), (story.eeva, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(address(name)).status_code == status


def test_a_mail_that_is_not_there_and_a_portal_that_sends_answer_404(client, story, settings):
    name = arrived(row(story.kainuu))
    client.force_login(story.eeva)
    assert client.get(address("0" * 32)).status_code == 404
    assert client.get(address(name)).status_code == 200
    settings.MAILBOX_DIR = None
    assert client.get(address(name)).status_code == 404
