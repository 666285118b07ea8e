"""Does a mail shown on our own page keep its words and its links to us, and nothing that could act?"""

import pytest

from partners.post import reading


@pytest.fixture(autouse=True)
def portal(settings):
    """The portal's own address."""
    settings.PORTAL_BASE_URL = "https://talkoot.example.org"


def plain(blocks: list[reading.Block]) -> list[tuple[str, list[str]]]:
    """Kinds and lines without their links."""
    return [(block.kind, ["".join(piece.text for piece in line) for line in block.lines]) for block in blocks]


def test_paragraphs_and_lines_of_plain_text_stay():
    blocks = reading.blocks_of_text("Hei Kaisa,\r\n\r\ntervetuloa.\r\nTerveisin\r\nEeva\r\n\r\n\r\n")
    assert plain(blocks) == [
        ("paragraph", ["Hei Kaisa,"]),
        ("paragraph", ["tervetuloa.", "Terveisin", "Eeva"]),
    ]


def test_only_addresses_of_the_portal_become_links():
    text = (
        "Vastaa: https://talkoot.example.org/k/abc_-1/. Muu: https://talkoot.example.org.paha.example/ "
        "javascript:alert(1) https://paha.example/"
    )
    blocks = reading.blocks_of_text(text)
    assert reading.addresses_in(blocks) == ["https://talkoot.example.org/k/abc_-1/"]
    assert plain(blocks) == [("paragraph", [text])]


def test_html_becomes_words_with_our_links_only():
    source = """<!doctype html><html><head><title>Otsake</title><style>p{color:red}</style></head><body>
      <h1>Kutsu</h1><p>Hei <b>Kaisa</b>,<br>tervetuloa&nbsp;talkoisiin &lt;b&gt;</p>
      <p><a href="https://talkoot.example.org/k/abc/">Vastaa tästä</a> tai <a href="https://paha.example/">muualla</a></p>
      <ul><li>pöytä</li><li>tuoli</li></ul><script>alert(1)</script><img src="https://paha.example/x.png" alt="Kuva">
      <table><tr><td>Yksi</td><td>kaksi</td></tr></table></body></html>"""
    blocks = reading.blocks_of_html(source)
    assert plain(blocks) == [
        ("heading", ["Kutsu"]),
        ("paragraph", ["Hei Kaisa,", "tervetuloa\xa0talkoisiin <b>"]),
        ("paragraph", ["Vastaa tästä tai muualla"]),
        ("item", ["pöytä"]),
        ("item", ["tuoli"]),
        ("paragraph", ["Kuva"]),
        ("paragraph", ["Yksi"]),
        ("paragraph", ["kaksi"]),
    ]
    assert reading.addresses_in(blocks) == ["https://talkoot.example.org/k/abc/"]


@pytest.mark.parametrize(
    "source", ["", "<p", "</p></div></script>", "<a href=>x", "<style>p", "<![CDATA[x", "<!--"]
)
def test_a_broken_source_gives_what_can_be_made_out(source):
    assert isinstance(reading.blocks_of_html(source), list)
