"""Does a new link come by mail, and does nobody learn whether an address is known?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from events import jobs
from events.choices import LetterKind
from partners.models import Message
from partners.post.sealing import seal
from tests import world
from tests.link_world import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    return invited()


def ask(email, client=None, **headers):
    return (client or Client()).post("/k/", {"email": email}, **headers)


def posted():
    return Message.objects.of_kind(LetterKind.NEW_LINK)


def work():
    """Do what the worker would."""
    for job in DBTaskResult.objects.filter(task_path=jobs.send_new_links.module_path, status="READY"):
        jobs.send_new_links.func(*job.args_kwargs["args"])


def test_looking_sends_nothing(kaisa):
    answer = Client().get("/k/?email=kaisa.kursseja@example.org")
    assert answer.status_code == 200 and not DBTaskResult.objects.exists()


def test_a_known_address_gets_a_link_and_an_unknown_one_the_same_page(
    kaisa, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = ask("KAISA.Kursseja@example.org"), ask("joku.muu@example.org")
    pages = [page.content.decode().split("csrfmiddlewaretoken")[0] for page in (known, unknown)]
    assert pages[0] == pages[1] and known.status_code == unknown.status_code == 200
    assert "kaisa" not in str(list(DBTaskResult.objects.values_list("args_kwargs"))).lower()
    work()
    assert [message.to_email for message in posted()] == ["kaisa.kursseja@example.org"]


def test_one_link_comes_for_each_coming_event_and_none_for_those_held_or_cancelled(kaisa):
    network, today = kaisa.stand.event.network, timezone.localdate()
    partner = kaisa.stand.organisation
    for number, (days, state) in enumerate(((10, "scheduled"), (-1, "scheduled"), (20, "cancelled"))):
        one = world.event(network, slug=f"e{number}", day=today + timedelta(days=days), state=state)
        world.stand(one, partner)
    jobs.send_new_links.func(seal(b"kaisa.kursseja@example.org").decode())
    assert posted().count() == 2


def test_what_was_sealed_with_another_key_sends_nothing(kaisa):
    jobs.send_new_links.func("gAAAA")
    assert not posted().exists()


def test_one_address_is_not_bombed_and_the_fourth_asker_is_not_told(
    kaisa, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answers = [ask("kaisa.kursseja@example.org", REMOTE_ADDR=f"10.0.0.{number}") for number in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert DBTaskResult.objects.filter(task_path=jobs.send_new_links.module_path).count() == 3


def test_one_place_asks_ten_times_an_hour_at_most(kaisa, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    statuses = [ask(f"a{number}@example.org", headers={"X-Forwarded-For": f"1.2.3.{number}"}).status_code
                for number in range(12)]  # fmt: skip
    assert statuses == [200] * 10 + [429] * 2


def test_a_broken_address_is_told_at_the_field(kaisa):
    answer = ask("kaisa")
    assert answer.status_code == 200 and "Kirjoita osoite näin" in answer.content.decode()
