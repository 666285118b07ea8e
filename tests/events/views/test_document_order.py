"""Does one document's page offer its choices, tell what is missing, and remember prints until their facts change?"""

from datetime import date, time

import pytest

from events.actions.recording import Seen, save_record
from events.actions.stands import change_stand
from events.choices import Publication
from events.models import DayPlan, Event, Printing
from tests import world

PAGE = "/suunnittelu/kajaani/asiakirjat/"
ADDRESS = f"{PAGE}poster/tilaus/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = world.story()
    Event.objects.filter(pk=story.kajaani.pk).update(publication=Publication.PUBLISHED)
    return story


def note(client, copies: str = "2", kind: str = "poster", **order: str):
    query = "&".join(f"{name}={value}" for name, value in ({"paper": "a4", "language": "fi"} | order).items())
    return client.post(f"{PAGE}{kind}/tilaus/?{query}", {"copies": copies}, follow=True)


def shown(client, kind: str = "poster") -> list[tuple[str, bool, list[str]]]:
    """The prints on a document's page: what, whether old, what changed."""
    rows = client.get(f"{PAGE}{kind}/tilaus/").context["prints"]
    return [(row["what"], row["is_old"], row["changed"]) for row in rows]


def rename(story, before: str, after: str) -> None:
    save_record(story.kajaani, {"title": after}, Seen(0, {"title": before}), by=story.eeva)


@pytest.mark.parametrize(
    ("kind", "paper"),
    [("screen", "screen"), ("newspaper_ad", "80x100"), ("feedback_form", "a5"), ("poster", "a4")],
)
def test_an_address_without_a_paper_means_the_first_of_the_kind(client, story, kind: str, paper: str):
    client.force_login(story.eeva)
    page = client.get(f"{PAGE}{kind}/tilaus/")
    assert page.status_code == 200
    assert f"paper={paper}" in page.content.decode()


def test_a_print_is_noted_with_its_copies_version_and_giver(client, story):
    client.force_login(story.matti)
    said = note(client, "12", paper="a3").content.decode()
    row = Printing.objects.get()
    assert (row.paper, row.copies, row.by, row.kind, row.version) == ("a3", 12, story.matti, "poster", 1)
    for words in ("Tuloste merkittiin.", "12 kpl", "versio 1", "Matti Mallikas", "Ajan tasalla"):
        assert words in said
    assert "Sama tuloste oli jo merkitty." in note(client, "12", paper="a3").content.decode()


def test_changed_facts_make_it_old_and_are_named(client, story):
    client.force_login(story.eeva)
    note(client)
    stand = story.kajaani.stands.get()
    seen = {"topic": stand.topic}
    change_stand(stand, {"topic": "verkkopankki"}, seen, by=story.eeva)
    rename(story, story.kajaani.title, "Apua puhelimeen")
    assert shown(client) == [("A4, suomi", True, ["OP-Kainuu, mitä kumppani esittelee", "Otsikko"])]
    change_stand(stand, seen, {"topic": "verkkopankki"}, by=story.eeva)
    rename(story, "Apua puhelimeen", story.kajaani.title)
    assert shown(client) == [("A4, suomi", False, [])]


def test_each_paper_language_and_version_is_a_print_of_its_own(client, story):
    client.force_login(story.eeva)
    note(client)
    note(client, language="sv")
    note(client, paper="a3")
    assert sorted(what for what, _old, _changed in shown(client)) == ["A3, suomi", "A4, ruotsi", "A4, suomi"]


def test_the_front_page_tells_what_is_out_of_date_with_one_way_to_the_new_version(client, story):
    client.force_login(story.eeva)
    note(client, "12")
    front = "/suunnittelu/kajaani/"
    assert not client.get(front).context["old_prints"]
    change = {"opens": time(15)}
    save_record(story.kajaani, change, Seen(0, {"opens": "14:00"}), by=story.eeva)
    page = client.get(front)
    assert "12 kpl versiosta 1" in page.content.decode()
    (row,) = page.context["old_prints"]
    assert row["changed"] == ["Avataan"]
    assert f'href="{row["order_url"]}"'.replace("&", "&amp;") in page.content.decode()
    assert not note(client).context["form"].errors
    assert client.get(front).context["old_prints"] == []


def test_papers_of_the_day_are_judged_by_the_facts_of_the_day(client, story):
    client.force_login(story.eeva)
    note(client, kind="table_signs")
    DayPlan.objects.create(event=story.kajaani, arrival="Takaovesta")
    assert shown(client, "table_signs") == [("A4, suomi", False, [])], "no sign tells by which door"


def test_what_no_poster_tells_ages_nothing(client, story):
    client.force_login(story.eeva)
    note(client)
    save_record(
        story.kajaani, {"contingency_plan": "Teams"}, Seen(0, {"contingency_plan": ""}), by=story.eeva
    )
    assert shown(client) == [("A4, suomi", False, [])]


def test_a_withdrawn_event_ages_its_posters(client, story):
    client.force_login(story.eeva)
    note(client)
    client.post("/suunnittelu/kajaani/piilota/")
    assert shown(client) == [("A4, suomi", True, ["Talkoot palautettiin luonnokseksi"])]


def test_missing_texts_of_a_language_are_listed_before_printing(client, story):
    client.force_login(story.eeva)
    page = client.get(f"{ADDRESS}?paper=a4&language=sv")
    assert page.context["missing"] == ["Tapahtuman laji", "Otsikko", "Mitä kävijä saa", "Kumppanien aiheet"]
    assert "Puuttuu tällä kielellä (ruotsi)" in page.content.decode()
    Event.objects.update(title_sv="Digidag", what_you_get_sv="Hjälp", kind_name_sv="Digitalko")
    story.kajaani.stands.update(topic_sv="Nätbanken")
    assert client.get(f"{ADDRESS}?paper=a4&language=sv").context["missing"] == []
    DayPlan.objects.create(event=story.kajaani, arrival="Takaovesta", programme="15 Huijausviestit")
    leaflet = client.get(f"{PAGE}programme_leaflet/tilaus/?paper=a5&language=sv")
    assert leaflet.context["missing"] == ["Ohjelma"], "a leaflet tells no door"


def test_a_robot_that_presses_the_button_notes_nothing(client, story):
    client.force_login(story.eeva)
    for typed in ("", "0", "1000", "kaksi", "2 2"):
        page = client.post(ADDRESS, {"copies": typed})
        assert page.status_code == 422, typed
        assert page.context["copies"].errors
    assert not Printing.objects.exists()


@pytest.mark.parametrize(
    "query", ["paper=a9&language=fi", "paper=a4&language=xx", "paper=a4&language=fi&variant=y"]
)
def test_an_unknown_choice_is_told_at_its_field(client, story, query):
    client.force_login(story.eeva)
    page = client.get(f"{ADDRESS}?{query}")
    assert page.status_code == 422
    assert page.context["form"].errors


def test_an_advertisement_is_ordered_by_millimetres_or_by_columns(client, story):
    client.force_login(story.eeva)
    ad = f"{PAGE}newspaper_ad/tilaus/?paper=80x100&language=fi"
    page = client.get(f"{ad}&columns=3&column_mm=44.5&gap_mm=4&height_mm=100")
    assert page.context["size"].paper == "141x100"
    assert "300 palstamillimetriä" in page.content.decode()
    assert "paper=141x100" in page.context["pdf_url"]
    assert "paper=90x55" in client.get(f"{ad}&width_mm=90&height_mm=55").context["pdf_url"]
    for half in (
        "width_mm=90",
        "columns=3&column_mm=44",
        "columns=8&column_mm=90&height_mm=100",
        "height_mm=9000",
    ):
        page = client.get(f"{ad}&{half}")
        assert page.status_code == 422, half
        assert page.context["form"].errors


def test_strangers_find_and_note_nothing(client, story):
    for person in (story.oona, story.sirpa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, {"copies": "2"}).status_code == 404
    assert not Printing.objects.exists()


def test_an_event_page_with_prints_asks_twelve_questions_at_most(
    client, story, django_assert_max_num_queries
):
    client.force_login(story.eeva)
    for kind in ("poster", "table_signs"):
        note(client, kind=kind)
    rename(story, story.kajaani.title, "Apua puhelimeen")
    Event.objects.filter(pk=story.kajaani.pk).update(day=date(2027, 3, 11))
    with django_assert_max_num_queries(12):
        assert len(client.get("/suunnittelu/kajaani/").context["old_prints"]) == 2
