"""Is what the marketing plan adds to a task written, counted and kept, whoever else is writing it?"""

from datetime import date, time
from decimal import Decimal

import pytest

from events.models import MarketingRow
from partners.models import Change
from tests import world
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def task(story):
    return world.task(story.kajaani, name="Ilmoitus lehteen", channel="newspaper")


@pytest.fixture
def matti(client, story):
    client.force_login(story.matti)
    return client


def address(task):
    return f"/suunnittelu/kajaani/markkinointi/{task.pk}/"


def send(client, task, **changes):
    return client.post(address(task), typed(client.get(address(task)).context["form"], **changes))


def test_a_helper_writes_the_row_and_the_task_stays_the_tasks(matti, task):
    facts = {
        "audience": "Eläkeläiset", "text_short": "Apua saa\r\nkirjastossa", "material": "newspaper_ad",
        "cost_planned": "1 234,50", "payer": "Kirjasto", "publish_on": "3.2.2027", "publish_at": "9.30",
        "reach": "1200", "link": "https://www.example.org/juttu",
    }  # fmt: skip
    assert send(matti, task, **facts).status_code == 302
    row = MarketingRow.objects.get()
    assert (row.cost_planned, row.publish_on, row.publish_at) == (
        Decimal("1234.50"),
        date(2027, 2, 3),
        time(9, 30),
    )
    assert (row.text_short, row.reach, row.material) == ("Apua saa kirjastossa", 1200, "newspaper_ad")
    task.refresh_from_db()
    assert (task.state, task.due_on, task.version) == ("open", date(2027, 1, 13), 1)
    assert Change.objects.filter(deed="marketing_row_edited").count() == 9


def test_looking_makes_no_row_and_saving_nothing_neither(matti, task):
    assert send(matti, task).status_code == 302
    assert not MarketingRow.objects.exists()


def test_saving_twice_has_one_effect(matti, task):
    data = typed(matti.get(address(task)).context["form"], audience="Eläkeläiset")
    for _press in range(2):
        assert matti.post(address(task), data).status_code == 302
    assert Change.objects.filter(deed="marketing_row_edited").count() == 1


def test_the_short_text_takes_160_characters_and_no_more(matti, task):
    assert send(matti, task, text_short="ä" * 160).status_code == 302
    response = send(matti, task, text_short="ä" * 161)
    assert list(response.context["form"].errors) == ["text_short"]
    assert MarketingRow.objects.get().text_short == "ä" * 160
    assert 'data-limit="160"' in str(response.context["form"]["text_short"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("cost_planned", "halpa"), ("cost_actual", "-1"), ("publish_on", "30.2.2027"), ("publish_at", "25.00"),
     ("reach", "monta"), ("link", "ei osoite"), ("material", "kirje"), ("audience", "010101-123N \u202e")],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_field(matti, task, field, value):
    response = send(matti, task, **{field: value})
    assert list(response.context["form"].errors) == [field]
    assert not MarketingRow.objects.exists()


def test_two_people_who_write_a_row_are_told_of_each_other(matti, task):
    first = typed(matti.get(address(task)).context["form"], message="Tule kysymään")
    second = typed(matti.get(address(task)).context["form"], message="Apua saa")
    assert matti.post(address(task), first).status_code == 302
    response = matti.post(address(task), second)
    assert response.status_code == 409
    page = response.content.decode()
    assert "Tule kysymään" in page and "Apua saa" in page and "Matti Mallikas" in page
    again = matti.post(address(task), typed(response.context["form"]))
    assert again.status_code == 302 and MarketingRow.objects.get().message == "Apua saa"


def test_strangers_and_librarians_find_nothing(client, story, task):
    for person, status in ((story.eeva, 200), (story.liisa, 404), (story.oona, 404)):
        client.force_login(person)
        assert client.get(address(task)).status_code == status
    client.force_login(story.eeva)
    other = world.task(story.oulu_event)
    assert client.get(f"/suunnittelu/kajaani/markkinointi/{other.pk}/").status_code == 404


def test_the_trail_tells_the_task_and_the_fact(client, story, task):
    client.force_login(story.eeva)
    send(client, task, payer="Kirjasto")
    page = client.get("/suunnittelu/kajaani/muutokset/").content.decode()
    assert "Ilmoitus lehteen, maksaja" in page and "Kirjasto" in page
