"""Does one open message show to whom, from whom, what in it came from the record, and what a person may do?"""

import pytest

from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def address(message):
    return f"/suunnittelu/lahtevat/{message.pk}/"


def buttons(client, message):
    page = client.get(address(message)).content.decode()
    words = ("Lähetä tämä viesti", "Muokkaa", "Älä lähetä", "Peru lähetys", "Palauta luonnokseksi",
             "Lataa luonnos (.eml)", "Merkitse lähetetyksi käsin", "Lähetä uudelleen</button>",
             "Vastaanottaja vahvisti saaneensa",
             "Lähetä uudelleen; hän voi saada sen kahdesti")  # fmt: skip
    return [word for word in words if word in page]


def test_receiver_sender_replies_and_marked_words_are_told(client, story):
    message = post_world.message(story.kajaani, story.kajaani.stands.get())
    client.force_login(story.eeva)
    page = client.get(address(message)).content.decode()
    assert "OP-Kainuu, Kaisa Kursseja, kaisa.kursseja@example.org" in page
    assert "Kainuun digituki, " in page
    assert "Eeva Esimerkki, eeva.esimerkki@example.org" in page
    assert '<mark class="from-data">ke 10.3.2027 klo 14–18</mark>' in page
    assert (
        '<li lang="fi">Kajaanin kaupunginkirjasto</li>' in page
    )  # the same for those who do not see the line
    assert "Vastaanottajan oma linkki" in page
    assert "{answer_link}" not in page


def test_names_with_markup_stay_words(client, story):
    evil = "<script>alert(1)</script>{{ 7|add:7 }}"
    message = post_world.message(
        story.kajaani, to_name=evil, title=evil, text=f"Hei {evil}", data_words=[evil]
    )
    client.force_login(story.eeva)
    page = client.get(address(message)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7|add:7 }}" in page


@pytest.mark.parametrize(("state", "expected"), [
    ("draft", ["Lähetä tämä viesti", "Muokkaa", "Älä lähetä", "Lataa luonnos (.eml)", "Merkitse lähetetyksi käsin"]),
    ("queued", ["Peru lähetys"]),
    ("sending", []),
    ("accepted", []),
    ("retrying", ["Peru lähetys"]),
    ("failed", ["Älä lähetä", "Palauta luonnokseksi", "Lataa luonnos (.eml)", "Merkitse lähetetyksi käsin",
                "Lähetä uudelleen</button>"]),
    ("unclear", ["Vastaanottaja vahvisti saaneensa", "Lähetä uudelleen; hän voi saada sen kahdesti"]),
    ("cancelled", ["Palauta luonnokseksi"]),
    ("by_hand", []),
])  # fmt: skip
def test_each_state_offers_what_can_be_done_in_it_and_no_more(client, story, state, expected):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), state=state)
    client.force_login(story.eeva)
    assert buttons(client, message) == expected


def test_without_an_address_the_letter_is_printed_and_marked_not_sent(client, story):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), to_email="")
    client.force_login(story.eeva)
    assert buttons(client, message) == ["Muokkaa", "Älä lähetä", "Merkitse lähetetyksi käsin"]
    page = client.get(address(message)).content.decode()
    assert "Tulosta kirje (PDF)" in page
    assert "ei sähköpostiosoitetta" in page


def test_what_is_missing_stands_first_with_the_way_out(client, story):
    message = post_world.message(story.kajaani, story.kajaani.stands.get(), missing=["phone"])
    client.force_login(story.eeva)
    page = client.get(address(message)).content.decode()
    assert page.index("Tiedoksi ennen lähettämistä") < page.index("Kenelle")
    assert "Täydennä kumppanin tiedot" in page


def test_the_server_is_quoted_when_it_refused(client, story):
    message = post_world.message(
        story.kajaani, state="failed", attempts=1, server_words="550 5.1.1 <kaisa@example.org> unknown"
    )
    client.force_login(story.eeva)
    page = client.get(address(message)).content.decode()
    assert "Postipalvelin sanoi:" in page
    assert "550 5.1.1 &lt;kaisa@example.org&gt; unknown" in page


def test_looking_changes_nothing_and_mints_no_link(client, story):
    from partners.models import Link, Message

    message = post_world.message(story.kajaani, story.kajaani.stands.get())
    before = Message.objects.values().get(), Link.objects.count()
    client.force_login(story.eeva)
    client.get(address(message))
    assert (Message.objects.values().get(), Link.objects.count()) == before


def test_strangers_helpers_and_librarians_find_nothing(client, story):
    message = post_world.message(story.kajaani)
    client.force_login(story.eeva)
    assert client.get(address(message)).status_code == 200
    for person in (story.oona, story.matti, story.liisa):
        client.force_login(person)
        assert client.get(address(message)).status_code == 404
