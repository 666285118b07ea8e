"""Is the record edited by those who may, with errors at fields and nothing typed lost?"""

from datetime import time

import pytest
from django_tasks_db.models import DBTaskResult

from events.models import Event
from partners.models import Change
from tests import world
from tests.posting import typed

ADDRESS = "/suunnittelu/kajaani/tiedot/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def form_for(client, person):
    client.force_login(person)
    return client.get(ADDRESS).context["form"]


def test_coordinators_and_helpers_may_edit_and_others_find_nothing(client, story):
    for person in (story.eeva, story.matti):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 200
    for person in (story.oona, story.liisa):
        client.force_login(person)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, {"title": "Kaapattu"}).status_code == 404
    assert Event.objects.get(slug="kajaani").title == story.kajaani.title


def test_what_is_typed_is_saved_and_told(client, story, django_capture_on_commit_callbacks):
    data = typed(form_for(client, story.eeva), title="Digipäivä", opens="klo 13.30", step_free="yes")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ADDRESS, data, follow=True)
    saved = Event.objects.get(slug="kajaani")
    assert (saved.title, saved.opens, saved.step_free) == ("Digipäivä", time(13, 30), True)
    assert response.redirect_chain == [(ADDRESS, 302)]
    assert "Tallennettu" in str(next(iter(response.context["messages"])))
    assert DBTaskResult.objects.filter(task_path="events.jobs.prepare_posters").count() == 1


def test_the_reason_is_written_in_the_languages_of_letters_and_told_while_it_is_missing(client, story):
    Event.objects.filter(slug="kajaani").update(reason="Pankin konttori suljettiin.")
    form = form_for(client, story.eeva)
    assert all(form.missing_in(code)[-1:] == ["Miksi täällä tarvitaan talkoita"] for code in ("sv", "en"))
    assert "reason_se" not in form.fields
    client.post(ADDRESS, typed(form, reason_sv="Bankkontoret\r\nstängdes.", reason_en="The bank closed."))
    saved = Event.objects.get(slug="kajaani")
    assert (saved.reason_sv, saved.reason_en) == ("Bankkontoret\nstängdes.", "The bank closed.")
    page = client.get(ADDRESS).content.decode()
    assert 'name="reason_sv"' in page and "Bankkontoret" in page
    missing = client.get(ADDRESS).context["form"].missing_in("sv")
    assert "Miksi täällä tarvitaan talkoita" not in missing


def test_saving_unchanged_leaves_no_mark(client, story):
    client.post(ADDRESS, typed(form_for(client, story.eeva)))
    assert Event.objects.get(slug="kajaani").version == story.kajaani.version
    assert not Change.objects.filter(deed="event_edited").exists()


def test_a_hybrid_event_needs_a_link_and_the_typed_text_stays(client, story):
    data = typed(form_for(client, story.eeva), attendance="hybrid", title="Keskeneräinen")
    response = client.post(ADDRESS, data)
    assert list(response.context["form"].errors) == ["remote_link"]
    assert 'value="Keskeneräinen"' in response.content.decode()
    assert Event.objects.get(slug="kajaani").title == story.kajaani.title


HETU = "131052-308T"
BAD = {
    "title": ["", "x" * 121, "a\x00b", "rivi\u202e", f"Soita {HETU}"],
    "what_you_get": ["", "\x07"],
    "summary": ["y" * 161, HETU],
    "description": [f"Kalle {HETU} tulee", "a\x1bb", "z" * 4001],
    "room": ["r" * 61],
    "opens": ["25", "puoli kaksi", "14.75", "9" * 10_000],
    "closes": ["13", "14"],
    "set_up_from": ["15"],
    "take_down_until": ["17"],
    "venue": ["999999", "abc", "-1", "1 OR 1=1"],
    "attendance": ["", "tanssi"],
    "remote_link": ["javascript:alert(1)", "ei linkki", "https://" + "a" * 500],
    "step_free": ["ehkä"],
    "languages": [[], ["klingon"]],
    "theme": ["", "../../etc/passwd"],
    "contact_phone": ["soita mulle"],
    "contact_email": ["ei-at", "a@b"],
    "case_number": ["d" * 41],
    "title_sv": ["x" * 121],
}  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize(
    ("field", "value"), [(name, value) for name, values in BAD.items() for value in values]
)
def test_bad_input_is_refused_at_its_field(client, story, field, value):
    data = typed(form_for(client, story.eeva), **{field: value})
    response = client.post(ADDRESS, data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert Event.objects.get(slug="kajaani").version == story.kajaani.version


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }} {% now %}", "👩‍👩‍👧 مرحبا", "Ääkköset – åäö"]
)
def test_strange_but_honest_text_is_kept_as_typed(client, story, text):
    client.post(ADDRESS, typed(form_for(client, story.eeva), title=text))
    assert Event.objects.get(slug="kajaani").title == text
    page = client.get(ADDRESS).content.decode()
    assert "<script>alert" not in page


def test_the_missing_hour_is_refused(client, story):
    Event.objects.update(day="2027-03-28", opens="12:00", closes="13:00")
    response = client.post(ADDRESS, typed(form_for(client, story.eeva), opens="3.30", set_up_from=""))
    assert list(response.context["form"].errors) == ["opens"]


def test_a_venue_deleted_meanwhile_is_told_at_the_field(client, story):
    data = typed(form_for(client, story.eeva), venue=str(story.other_library.pk))
    story.other_library.delete()
    response = client.post(ADDRESS, data)
    assert list(response.context["form"].errors) == ["venue"]


def test_another_networks_venue_is_no_choice(client, story):
    response = client.post(ADDRESS, typed(form_for(client, story.eeva), venue=str(story.oulu_library.pk)))
    assert list(response.context["form"].errors) == ["venue"]


def test_two_people_changing_the_same_fact_are_asked_whose_stays(client, story):
    data = typed(form_for(client, story.eeva), room="Aula", title="Eevan otsikko")
    other = typed(form_for(client, story.matti), room="Sali", summary="Matin tiivistelmä")
    client.post(ADDRESS, other)
    client.force_login(story.eeva)
    asked = client.post(ADDRESS, data)
    page = asked.content.decode()
    assert asked.status_code == 409
    assert all(words in page for words in ("Aula", "Sali", "Matti Mallikas", "Eevan otsikko"))
    assert [clash["name"] for clash in asked.context["clashes"]] == ["room"]
    answer = typed(asked.context["typed"], **{"keep-room": "mine"})
    client.post(ADDRESS, answer)
    saved = Event.objects.get(slug="kajaani")
    assert (saved.room, saved.title, saved.summary) == ("Aula", "Eevan otsikko", "Matin tiivistelmä")


def test_the_others_version_can_be_kept(client, story):
    data = typed(form_for(client, story.eeva), room="Aula", title="Eevan otsikko")
    client.post(ADDRESS, typed(form_for(client, story.matti), room="Sali"))
    client.force_login(story.eeva)
    asked = client.post(ADDRESS, data)
    client.post(ADDRESS, typed(asked.context["typed"], **{"keep-room": "theirs"}))
    saved = Event.objects.get(slug="kajaani")
    assert (saved.room, saved.title) == ("Sali", "Eevan otsikko")


def test_a_third_save_while_choosing_is_asked_about_too(client, story):
    data = typed(form_for(client, story.eeva), room="Aula")
    client.post(ADDRESS, typed(form_for(client, story.matti), room="Sali"))
    client.force_login(story.eeva)
    answer = typed(client.post(ADDRESS, data).context["typed"], **{"keep-room": "mine"})
    client.post(ADDRESS, typed(form_for(client, story.matti), room="Kahvio"))
    client.force_login(story.eeva)
    assert client.post(ADDRESS, answer).status_code == 409
    assert Event.objects.get(slug="kajaani").room == "Kahvio"


def test_a_double_press_has_one_effect(client, story):
    data = typed(form_for(client, story.eeva), title="Digipäivä")
    for _press in range(2):
        assert client.post(ADDRESS, data).status_code == 302
    assert Event.objects.get(slug="kajaani").version == story.kajaani.version + 1
    assert Change.objects.filter(deed="event_edited").count() == 1


@pytest.mark.once
@pytest.mark.parametrize("seen", ["", "[]", "{", "[" * 100_000, '{"title": {"a": 1}}', "null"])
def test_a_broken_memory_of_what_was_seen_overwrites_nothing(client, story, seen):
    data = typed(form_for(client, story.eeva), title="Digipäivä", seen=seen, version="")
    assert client.post(ADDRESS, data).status_code == 409
    assert Event.objects.get(slug="kajaani").title == story.kajaani.title


def test_missing_translations_are_said_in_a_sentence(client, story):
    Event.objects.update(
        title_sv="Digidag", what_you_get_sv="Hjälp", kind_name_sv="Digistödstalko", room="Aula"
    )
    client.force_login(story.eeva)
    groups = {group["code"]: group["missing"] for group in client.get(ADDRESS).context["languages"]}
    assert groups["sv"] == ["Tila"]
    assert len(groups["en"]) == 4


def test_the_page_asks_the_database_few_questions(client, story, django_assert_max_num_queries):
    client.force_login(story.eeva)
    with django_assert_max_num_queries(9):
        client.get(ADDRESS)
