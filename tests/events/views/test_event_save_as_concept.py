"""Does Eeva tick what goes into a model, with the lessons of the closing report already there?"""

from typing import Any

import pytest
from django.urls import reverse

from events.choices import TaskState
from events.models import Concept, Event
from tests.clone_world import held_event, idea, queries_of
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def address(event: Event) -> str:
    return reverse("desk:event_save_as_concept", args=[event.slug])


def shown(client: Any, event: Event) -> dict[str, Any]:
    """What the form sends when nothing is changed."""
    form = client.get(address(event)).context["form"]
    return {
        name: value
        for name in form.fields
        if (value := form[name].value()) is not None and value is not False
    }


def test_the_form_as_shown_makes_a_model_and_opens_it(client, desk):
    event = held_event(desk)
    data = shown(client, event)
    assert data["lessons"] == "Mikä toimi\nKahvi veti väkeä.\n\nMitä kannattaa tehdä toisin\nKyltit ajoissa."
    answer = client.post(address(event), data)
    concept = Concept.objects.exclude(pk=desk.model.pk).get()
    assert answer.url == reverse("desk:concept_detail", args=[concept.slug])
    assert (concept.lessons, concept.tasks.count()) == (data["lessons"], event.tasks.count())
    assert client.get(answer.url).status_code == 200


def test_what_was_left_out_and_cancelled_is_offered_without_a_tick(client, desk):
    event = held_event(desk)
    one = event.tasks.in_order()[0]
    event.tasks.filter(pk=one.pk).update(state=TaskState.LEFT_OUT)
    form = client.get(address(event)).context["form"]
    assert one.pk in dict(form.fields["tasks"].choices) and one.pk not in form["tasks"].value()
    assert dict(form.fields["tasks"].choices)[one.pk].endswith("12 viikkoa ennen, jätetty pois")
    assert len(form["meetings"].value()) == 1 and len(form.fields["meetings"].choices) == 2


def test_a_form_sent_twice_makes_one_model(client, desk):
    event = held_event(desk)
    data = shown(client, event)
    assert len({client.post(address(event), data).url for _press in range(2)}) == 1
    assert Concept.objects.count() == 2


def test_rows_of_another_event_cannot_be_ticked(client, desk):
    event, other = held_event(desk), desk.plan()
    data = shown(client, event) | {"tasks": [other.tasks.all()[0].pk]}
    assert client.post(address(event), data).status_code == 200
    assert Concept.objects.count() == 1


def test_a_name_is_needed(client, desk):
    event = held_event(desk)
    page = client.post(address(event), shown(client, event) | {"name": ""}).content.decode()
    assert "Anna mallille nimi." in page and Concept.objects.count() == 1


def test_lessons_are_kept_whole_as_a_browser_sends_them_or_refused_at_their_field(client, desk):
    event = held_event(desk)
    event.closing.worked = event.closing.improve = "x" * 1200
    event.closing.save()
    data = shown(client, event)
    whole = data["lessons"] + "\n" + "ä\n" * ((2999 - len(data["lessons"])) // 2)
    answer = client.post(address(event), data | {"lessons": whole + "y" * 600})
    assert list(answer.context["form"].errors) == ["lessons"] and Concept.objects.count() == 1
    field = str(answer.context["form"]["lessons"])
    # a browser would cut what is pasted without a word
    assert "y" * 600 in field and "maxlength" not in field
    client.post(address(event), data | {"lessons": whole.replace("\n", "\r\n")})
    concept = Concept.objects.exclude(pk=desk.model.pk).get()
    assert concept.lessons == whole.rstrip() and len(whole) > 2990


def test_ideas_strangers_and_helpers_have_no_such_page(client, desk):
    event = held_event(desk)
    assert client.get(address(idea(desk))).status_code == 404
    for person in (desk.matti, desk.stranger()):
        client.force_login(person)
        assert client.get(address(event)).status_code == 404


def test_sixty_tasks_more_take_no_queries_more(client, desk):
    event = held_event(desk)
    one = queries_of(client, address(event))
    event.tasks.bulk_create(
        type(event.tasks.all()[0])(event=event, name=f"T {n}", due_on=event.day, responsible="library")
        for n in range(60)
    )
    assert queries_of(client, address(event)) == one
