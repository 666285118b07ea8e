"""Is a ready text kept as edited, remembered as copied, and told to be old when its facts change?"""

import pytest

from events.models import ReadyText
from partners.models import Change
from tests import world
from tests.posting import typed

PAGE = "/suunnittelu/kajaani/tekstit/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def matti(client, story):
    client.force_login(story.matti)
    return client


def form_of(client, kind="short", language="fi"):
    blocks = client.get(f"{PAGE}?kieli={language}").context["blocks"]
    return next(block for block in blocks if block["key"] == kind)["form"]


def send(client, press, kind="short", language="fi", **boxes):
    data = typed(form_of(client, kind, language), **{f"{kind}-{key}": text for key, text in boxes.items()})
    return client.post(f"{PAGE}{kind}/{language}/", data | {"press": press})


def words_of(client, kind="short"):
    return form_of(client, kind)[form_of(client, kind).keys[0]].value()


def move(story):
    story.kajaani.opens = story.kajaani.opens.replace(hour=12)
    story.kajaani.save()


def test_a_text_that_nobody_edits_follows_the_record(matti, story):
    assert "klo 14–18" in words_of(matti)
    move(story)
    assert "klo 12–18" in words_of(matti)


def test_an_edited_text_stays_and_is_told_to_be_old_when_its_facts_change(matti, story):
    for _press in range(2):
        assert send(matti, "save", text="Tule digitalkoisiin 10.3. klo 14").status_code == 302
    row = ReadyText.objects.get()
    assert (row.text, row.version) == ("Tule digitalkoisiin 10.3. klo 14", 1)
    assert Change.objects.filter(deed="ready_text_saved").count() == 1
    old = "Tiedot ovat muuttuneet sen jälkeen, kun tekstiä muokattiin"
    assert old not in matti.get(PAGE).content.decode()
    move(story)
    page = matti.get(PAGE).content.decode()
    assert old in page and "klo 12–18" in page, "the record's text is shown beside"
    send(matti, "save", text="Tule digitalkoisiin 10.3. klo 12")
    assert old not in matti.get(PAGE).content.decode()


def test_an_edited_text_can_follow_the_record_again(matti):
    send(matti, "save", text="Oma teksti")
    assert words_of(matti) == "Oma teksti"
    for _press in range(2):
        send(matti, "restore")
    assert "klo 14–18" in words_of(matti)
    assert Change.objects.filter(deed="ready_text_restored").count() == 1


def test_a_copied_text_is_told_to_be_old_when_a_fact_of_it_changes(matti, story):
    assert send(matti, "copied").status_code == 302
    assert ReadyText.objects.get().copied_at is not None
    page = matti.get(PAGE).content.decode()
    assert "Tiedot eivät ole muuttuneet sen jälkeen." in page
    story.kajaani.contingency_plan = "Siirrytään etäyhteyteen."
    story.kajaani.save()
    assert "ja tiedot ovat muuttuneet sen jälkeen" not in matti.get(PAGE).content.decode()
    move(story)
    page = matti.get(PAGE).content.decode()
    assert "ja tiedot ovat muuttuneet sen jälkeen" in page and "Kopioi teksti uudelleen" in page
    send(matti, "copied")
    assert "ja tiedot ovat muuttuneet sen jälkeen" not in matti.get(PAGE).content.decode()


def test_what_was_copied_from_an_old_page_is_old_at_once(matti, story):
    data = typed(form_of(matti)) | {"press": "copied"}
    move(story)
    matti.post(f"{PAGE}short/fi/", data)
    assert "ja tiedot ovat muuttuneet sen jälkeen" in matti.get(PAGE).content.decode()


def test_too_long_a_text_is_told_at_its_field_and_nothing_is_kept(matti):
    response = send(matti, "save", text="ä" * 161)
    assert response.status_code == 200 and "niitä mahtuu enintään 160" in response.content.decode()
    assert "ä" * 161 in response.content.decode()
    assert not ReadyText.objects.exists()


def test_boxes_of_an_event_are_kept_by_themselves(matti):
    send(matti, "save", "facebook", name="Digitalkoot", where="Kirjasto")
    form = form_of(matti, "facebook")
    assert (form["name"].value(), form["where"].value()) == ("Digitalkoot", "Kirjasto")
    assert "klo 14–18" in form["when"].value()


def test_two_people_who_edit_a_text_are_told_of_each_other(matti):
    data = typed(form_of(matti)) | {"press": "save"}
    send(matti, "save", text="Ensimmäinen")
    response = matti.post(f"{PAGE}short/fi/", data | {"short-text": "Toinen"})
    page = response.content.decode()
    assert response.status_code == 409 and "Toinen" in page and "Joku muu tallensi tämän tekstin" in page
    assert ReadyText.objects.get().text == "Ensimmäinen"


@pytest.mark.parametrize("address", ["short/de/", "poem/fi/"])
def test_there_is_no_other_text_or_language(matti, address):
    assert matti.post(f"{PAGE}{address}", {"press": "save"}).status_code == 404


def test_a_press_that_knows_nothing_of_the_page_keeps_nothing(matti):
    assert matti.post(f"{PAGE}short/fi/", {"press": "copied"}).status_code == 200
    assert not ReadyText.objects.exists()


def test_strangers_and_librarians_find_nothing(client, story):
    for person in (story.liisa, story.oona):
        client.force_login(person)
        assert client.post(f"{PAGE}short/fi/", {"press": "copied"}).status_code == 404
