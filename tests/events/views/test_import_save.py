"""Does saving keep the last corrections, save once, and give long lists to the background?"""

import pytest

from events.intake_choices import ImportState
from events.models import Import
from tests import world
from tests.lists import HEADINGS, many, staged

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def address(one: Import) -> str:
    return f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/"


def test_a_short_list_is_saved_at_once(eeva, story):
    one = staged(story)
    response = eeva.post(f"{address(one)}tallenna/")
    assert response["Location"] == f"{address(one)}eteneminen/"
    one.refresh_from_db()
    assert (one.state, story.kajaani.stands.count()) == (ImportState.DONE, 3)


def test_a_correction_in_the_same_press_is_saved(eeva, story):
    one = staged(story, HEADINGS + "Kela\tTeppo\tteppo.example.org")
    eeva.post(f"{address(one)}tallenna/", {"r1-email": "teppo@example.org", "r1-shown": "1"})
    assert (
        story.kajaani.stands.get(organisation__name="Kela").organisation.contacts.get().email
        == "teppo@example.org"
    )


def test_a_list_that_still_needs_the_user_leads_back_with_a_summary(eeva, story):
    one = staged(story, HEADINGS + "Kela\tTeppo\tteppo.example.org")
    response = eeva.post(
        f"{address(one)}tallenna/", {"r1-email": "teppo@example", "r1-shown": "1"}, follow=True
    )
    assert response.redirect_chain[-1][0] == f"{address(one)}?kesken=1"
    content = response.content.decode()
    assert "1 rivi kaipaa vielä sinua" in content and 'value="teppo@example"' in content
    assert story.kajaani.stands.count() == 1


def test_only_those_in_order_are_saved_when_that_is_pressed(eeva, story):
    one = staged(story, HEADINGS + "Kela\tTeppo\tteppo.example.org\nNuotta\tEsa\tesa@example.org")
    page = eeva.post(f"{address(one)}tallenna/", {"ready": "1"}, follow=True).content.decode()
    assert [stand.organisation.name for stand in story.kajaani.stands.in_order()] == ["OP-Kainuu", "Nuotta"]
    assert "Yksi rivi jäi pois: rivi 2." in page


def test_a_double_press_saves_once(eeva, story):
    one = staged(story)
    for _press in range(2):
        assert eeva.post(f"{address(one)}tallenna/").status_code == 302
    assert story.kajaani.stands.count() == 3


def test_a_long_list_goes_to_the_background_once(
    eeva, story, django_capture_on_commit_callbacks, monkeypatch
):
    from django_tasks_db.models import DBTaskResult

    one = staged(story, many(60))
    with django_capture_on_commit_callbacks(execute=True):
        eeva.post(f"{address(one)}tallenna/")
    one.refresh_from_db()
    assert (one.state, one.done_count, one.row_count) == (ImportState.RUNNING, 0, 60)
    (job,) = DBTaskResult.objects.filter(task_path="events.jobs.save_import")
    assert job.args_kwargs["args"] == [one.pk]


def test_nothing_to_save_leads_back(eeva, story):
    one = staged(story, HEADINGS + "Kela\tTeppo\tteppo.example.org")
    response = eeva.post(f"{address(one)}tallenna/", {"r1-out": "on", "r1-shown": "1"})
    assert "kesken=1" in response["Location"]


def test_a_list_whose_event_is_another_is_not_found(eeva, story):
    one = staged(story)
    assert eeva.post(f"/suunnittelu/oulu/kumppanit/liita/{one.pk}/tallenna/").status_code == 404
    assert story.kajaani.stands.count() == 1
