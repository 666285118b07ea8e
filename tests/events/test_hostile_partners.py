"""Whatever stands in a partner's fields: is it a text on every page, in every mail and on every paper?

Each text below would do something somewhere if it were taken for more than words.
"""

import re
from email import message_from_bytes, policy
from html import unescape

import pytest

from events import jobs, personal_links
from events.choices import StandState
from events.models import Stand
from events.printing import Order, work_for
from partners.choices import LinkPurpose
from partners.models import Message
from partners.post import outbox
from partners.post.mime import compose
from tests import world
from tests.judges import pdf_text

pytestmark = pytest.mark.django_db
HOSTILE = {
    "html": '<b onclick="x()">Kela</b><script>alert(1)</script>',
    "link": "Kela http://paha.example.org/kirjaudu klikkaa",
    "markdown": "[Kela](http://paha.example.org) **tärkeä** ![k](http://paha.example.org/k.png)",
    "template": "{{ settings.SECRET_KEY }} {% debug %} {answer_link} {organisation}",
    "formula": '=HYPERLINK("http://paha.example.org";"Kela")',
    "emoji": "Kela 🎉👩🏽‍💻",
    "right to left": "שלום Kela مرحبا",
    "longest": "Ääkköskerho " * 9 + "Äänekoski",
}
PAGES = ("/suunnittelu/kajaani/kumppanit/", "/suunnittelu/kajaani/kirjasto/", "/suunnittelu/kajaani/paikat/")


@pytest.fixture
def story():
    return world.story()


def made(story, text: str, state: str = StandState.CONFIRMED) -> Stand:
    """A partner with the text in every field that takes it."""
    story.kajaani.stands.all().delete()
    partner = world.organisation(story.kainuu, text[:120], "vihainen")
    world.contact(partner, text[:120], email="kaisa@example.org")
    stand = world.stand(
        story.kajaani, partner, state=state, topic=text[:120], story=text, needs_note=text, message=text,
        answered_by=text[:120],
    )  # fmt: skip
    stand.presenters.create(name=text[:120])
    return stand


def assert_only_text(html: str, text: str) -> None:
    """Nothing of the text has become a tag, an attribute or a link."""
    for part in ("<b onclick", "<script>alert", 'href="http://paha', 'src="http://paha', "<strong>tärkeä"):
        assert part not in html
    assert "only-for-tests-and-nothing-else" not in html
    words = " ".join(text.split())[:60]
    assert words in " ".join(unescape(re.sub(r"<wbr>|&shy;|\u00ad", "", html)).split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_pages_show_it_as_text(client, story, text):
    stand = made(story, text)
    client.force_login(story.eeva)
    for address in (*PAGES, f"/suunnittelu/kajaani/kumppanit/{stand.pk}/", "/suunnittelu/kajaani/"):
        response = client.get(address)
        assert response.status_code == 200
        assert_only_text(response.content.decode(), text if address != "/suunnittelu/kajaani/" else "")
    client.logout()
    token, _address = personal_links.new_address(LinkPurpose.STAND)
    personal_links.save_for_stand(token, stand)
    assert_only_text(client.get(f"/k/{token}/").content.decode(), text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_mail_says_it_as_text_and_links_to_nobody_else(client, story, text):
    made(story, text, StandState.INVITED)
    client.force_login(story.eeva)
    client.post("/suunnittelu/kajaani/kutsut/")
    message = Message.objects.get()
    outbox.release([message.pk], story.eeva)
    jobs.pack_messages.func([message.pk])
    message.refresh_from_db()
    content = compose(message, outbox.link_of(message), outbox.parcels_of(message))
    mail = message_from_bytes(content, policy=policy.default)
    assert [one.addr_spec for one in mail["To"].addresses] == ["kaisa@example.org"]
    assert {name for name in mail if name.lower() in ("bcc", "cc", "x-injected")} == set()
    html = mail.get_body(("html",)).get_content()
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses and all(one.startswith("http://localhost:8000/") for one in addresses)
    assert "<b onclick" not in html and "<script>alert" not in html
    plain = mail.get_body(("plain",)).get_content()
    assert plain.count(outbox.link_of(message)) == 1


@pytest.mark.once
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", ["table_signs", "presenters_list", "poster"])
def test_papers_print_it_as_text(story, text, kind):
    made(story, text)
    document = work_for(story.kajaani, Order(kind)).make()
    assert document.log == ()
    said = pdf_text(document.pdf)
    assert "only-for-tests" not in said
    assert b"paha.example.org" not in re.sub(rb"\(http://localhost[^)]*\)", b"", links_of(document.pdf))


def links_of(pdf: bytes) -> bytes:
    """Return every address to which something in a PDF leads."""
    import io

    import pikepdf

    found = []
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        for note in page.get("/Annots", []):
            found.append(bytes(note.get("/A", {}).get("/URI", pikepdf.String(""))))
    return b"\n".join(found)
