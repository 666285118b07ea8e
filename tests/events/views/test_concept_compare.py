"""Does a coordinator see what the original has become, and get exactly what was ticked?"""

from typing import Any

import pytest
from django.urls import reverse

from events.actions import concept_taking
from events.concept_file import document_of
from partners.models import Change
from tests.concept_world import Sharing, change_original, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing(client: Any) -> Sharing:
    made = Sharing()
    client.force_login(made.oona)
    return made


def address(concept: Any) -> str:
    return reverse("desk:concept_compare", args=[concept.slug])


def keys(sharing: Sharing, concept: Any) -> dict[str, str]:
    """The keys of the original's changes by what they are about."""
    comparison = concept_taking.compare_with_original(sharing.again(concept), sharing.original)
    return {one.title or one.field: one.key for one in comparison.found}


def seen(sharing: Sharing, concept: Any) -> str:
    return concept_taking.compare_with_original(sharing.again(concept), sharing.original).seen


def test_nothing_new_is_said_right_after_taking(client, sharing):
    assert "Alkuperäisessä ei ole mitään uutta" in page(client, address(sharing.fork()))


def test_changes_of_the_original_are_shown_old_beside_new(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    shown = page(client, address(copy))
    assert "Kysy kuljetusta kylistä" in shown and "Uusi rivi" in shown
    assert "<mark>" in shown
    assert shown.count('name="take"') == 3 and shown.count(" checked") == 3


def test_what_is_ticked_comes_and_what_is_not_stays(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    wanted = keys(sharing, copy)["Kysy kuljetusta kylistä"]
    answer = client.post(address(copy), {"take": [wanted], "seen": seen(sharing, copy)}, follow=True)
    assert "1 muutos otettiin malliin." in answer.content.decode()
    after = sharing.again(copy)
    names = [row.name for row in after.tasks.all()]
    assert "Kysy kuljetusta kylistä" in names and "Sovi päivä ja sali ajoissa" not in names
    assert after.version == 2
    assert after.lineage[0]["version"] == sharing.original.version
    assert Change.objects.about(after.subject)[0].deed == "concept_taken"


def test_taking_all_makes_the_plan_of_the_original(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    everything = list(keys(sharing, copy).values())
    client.post(address(copy), {"take": everything, "seen": seen(sharing, copy)})
    mine, theirs = document_of(sharing.again(copy)), document_of(sharing.original)
    for section in ("meetings", "tasks", "supplies", "stand_types", "texts"):
        assert mine[section] == theirs[section]
    assert sharing.again(copy).base["tasks"] == theirs["tasks"]


def test_a_row_that_both_changed_is_not_ticked_and_says_so(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    row = copy.tasks.order_by("order")[0]
    row.name = "Sovi päivä kirjaston kanssa hyvissä ajoin"
    row.save()
    shown = page(client, address(copy))
    assert "Molemmat ovat muuttaneet näitä" in shown
    assert shown.count(" checked") == 2


def test_my_own_changes_are_mine_and_not_ticked(client, sharing):
    copy = sharing.fork()
    copy.tasks.create(name="Oululainen tehtävä", offset_days=5, responsible="coordinator", order=99)
    change_original(sharing)
    shown = page(client, address(copy))
    assert "Oululainen tehtävä" in shown and "Vain teillä on nämä" in shown
    everything = list(keys(sharing, copy).values())
    own = keys(sharing, copy)["Oululainen tehtävä"]
    client.post(
        address(copy), {"take": [key for key in everything if key != own], "seen": seen(sharing, copy)}
    )
    assert sharing.again(copy).tasks.filter(name="Oululainen tehtävä").exists()


def test_keeping_ones_own_settles_the_changes_without_taking_any(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    before = document_of(sharing.again(copy))
    answer = client.post(address(copy), {"keep": "1", "seen": seen(sharing, copy)}, follow=True)
    assert "Mallinne pysyy ennallaan" in answer.content.decode()
    after = document_of(sharing.again(copy))
    assert after["tasks"] == before["tasks"] and after["version"] == before["version"]
    assert "Ota rastitetut" not in page(client, address(copy))


def test_pressing_without_a_tick_takes_nothing_and_says_so(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    answer = client.post(address(copy), {"seen": seen(sharing, copy)}, follow=True)
    assert "Mitään ei ollut rastitettu" in answer.content.decode()
    assert sharing.again(copy).version == 1


def test_what_was_not_seen_is_not_taken(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    old = seen(sharing, copy)
    chosen = list(keys(sharing, copy).values())
    sharing.model.tasks.create(name="Vielä yksi", offset_days=3, responsible="coordinator", order=100)
    answer = client.post(address(copy), {"take": chosen, "seen": old}, follow=True)
    assert "on muuttunut sillä välin" in answer.content.decode()
    assert sharing.again(copy).version == 1


def test_two_presses_take_once(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    sent = {"take": list(keys(sharing, copy).values()), "seen": seen(sharing, copy)}
    client.post(address(copy), sent)
    client.post(address(copy), sent)
    assert sharing.again(copy).version == 2


def test_an_original_that_is_not_public_any_more_leaves_the_copy_alone(client, sharing):
    copy = sharing.fork()
    sharing.model.is_published = False
    sharing.model.save()
    assert "Vertailtavaa alkuperäistä ei ole" in page(client, address(copy))
    assert client.post(address(copy), {"keep": "1"}).status_code == 404


def test_planned_events_stay_when_their_model_takes_changes(client, sharing):
    client.force_login(sharing.eeva)
    event = sharing.plan()
    names = list(event.tasks.values_list("name", flat=True))
    change_original(sharing)
    assert list(event.tasks.values_list("name", flat=True)) == names


def test_others_neither_see_nor_take(client, sharing):
    copy = sharing.fork()
    change_original(sharing)
    sent = {"take": list(keys(sharing, copy).values()), "seen": seen(sharing, copy)}
    where = reverse("desk:concept_compare", args=[copy.slug]) + "?verkosto=oulu"
    for person in (sharing.eeva, sharing.matti, sharing.liisa()):
        client.force_login(person)
        assert client.get(where).status_code == 404
        assert client.post(where, sent).status_code == 404
    assert sharing.again(copy).version == 1
