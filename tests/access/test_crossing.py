"""Does anything that crosses from one network to another, or from an event to its copy, take private rows along?

Models are taken into use, improved, offered back, sent as files and planned by; an event is copied. Afterwards no row
points at a row of another network, and no text of one speaks of another's private rows.
"""

from collections import deque
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F

from events import concept_file
from events.actions import cloning, concept_intake, concept_sharing, concept_taking, planning
from events.models import Concept, Event
from partners.models import Network
from tests.access.cast import Cast, mark

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY, NEW_DAY, TODAY = date(2027, 9, 15), date(2027, 10, 6), date(2027, 1, 11)
OPEN = {"opens": time(14), "closes": time(18), "today": TODAY}


def whole(concept: Concept) -> Concept:
    """A model as it is now, with its rows."""
    return Concept.objects.select_related("network").whole().get(pk=concept.pk)


@pytest.fixture(scope="module")
def crossed(cast: Cast, django_db_blocker: Any) -> Cast:
    """Kainuu's public model has gone to Oulu and come back better; Kajaani's event has been copied to Sotkamo."""
    with django_db_blocker.unblock():
        story, original = cast.story, cast.own["public_concept"]
        secret = mark("kainuu-contact")
        Concept.objects.filter(pk=original.pk).update(
            contact=f"Kysy {secret}", contact_email=f"{secret}@example.org", owner=story.eeva
        )
        original.questions.create(question=f"Miksi {secret}?", email=f"{secret}@example.org")
        copy, _is_new = concept_sharing.fork_concept(whole(original), story.oulu, by=story.oona)
        original.tasks.create(name="Kysy kuljetusta", offset_days=30, responsible="coordinator", order=80)
        found = concept_taking.compare_with_original(whole(copy), whole(original))
        keys = [one.key for one in found.found]
        assert concept_taking.take_from_original(
            whole(copy), whole(original), keys, seen=found.seen, by=story.oona
        )
        improve(cast, copy, original)
        file = concept_file.dumps(concept_file.document_of(whole(original)))
        concept_intake.import_document(story.oulu, concept_file.read(file), key=uuid4(), by=story.oona)
        place = cast.foreign["venue"]
        planning.plan_event(
            concept=whole(copy), municipality=place.municipality, venue=place, day=DAY, by=story.oona, **OPEN
        )
        place = story.other_library
        cast.own["clone"] = cloning.clone_event(
            cast.own["event"],
            municipality=place.municipality,
            venue=place,
            day=NEW_DAY,
            by=story.eeva,
            **OPEN,
        )
    return cast


def improve(cast: Cast, copy: Concept, original: Concept) -> None:
    """Oulu improves its copy, whose contact is its own affair, and Kainuu takes the improvement."""
    copy.tasks.create(name="Pyydä opiskelijat", offset_days=20, responsible="coordinator", order=90)
    Concept.objects.filter(pk=copy.pk).update(contact=f"Kysy {mark('oulu-contact')}")
    offer = concept_taking.offer_back(whole(copy), whole(original), "Näin.", by=cast.story.oona)
    found = concept_taking.compare_with_offer(whole(original), offer)
    keys = [one.key for one in found.found]
    assert concept_taking.take_from_offer(offer, keys, seen=found.seen, by=cast.story.eeva)


def references(model: Any) -> list[Any]:
    """The fields of a table that point at rows of another, by name."""
    found = [field for field in model._meta.fields if isinstance(field, models.ForeignKey)]
    return sorted(found, key=lambda field: field.name)


def way(model: Any, goal: Any) -> str | None:
    """The shortest way from a row to what it belongs to, "stand__event__network"; None where there is none."""
    waiting: deque[tuple[Any, tuple[str, ...]]] = deque([(model, ())])
    seen = {model}
    while waiting:
        at, steps = waiting.popleft()
        if at is goal:
            return "__".join(steps) or "pk"
        for field in references(at):
            if field.related_model not in seen and field.name != "cloned_from":
                seen.add(field.related_model)
                waiting.append((field.related_model, (*steps, field.name)))
    return None


def crossing(goal: Any) -> list[str]:
    """The references by which some row points at a row that belongs to another network (or event)."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        home = way(model, goal)
        for field in references(model) if home else ():
            there = way(field.related_model, goal)
            other = field.name if there == "pk" else f"{field.name}__{there}"
            if there is None or other == home:
                continue
            both = {f"{home}__isnull": False, f"{other}__isnull": False}
            if model._base_manager.filter(**both).exclude(**{home: F(other)}).exists():
                found.append(f"{model.__name__}.{field.name}")
    return found


def words_of(network: Network) -> str:
    """Everything that is written in the rows of a network."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        home = way(model, Network)
        if home:
            found += [
                f"{model.__name__}: {row}"
                for row in model._base_manager.filter(**{home: network.pk}).values()
            ]
    return "\n".join(found)


def test_no_row_points_at_a_row_of_another_network(crossed: Cast):
    assert way(apps.get_model("events", "Presenter"), Network) == "stand__event__network"
    assert crossing(Network) == []
    with transaction.atomic():  # and it would be noticed
        Event.objects.filter(pk=crossed.own["event"].pk).update(venue=crossed.foreign["venue"])
        assert crossing(Network) == ["Event.venue"]
        transaction.set_rollback(True)


def test_a_copied_event_points_at_nothing_of_the_first_but_the_first(crossed: Cast):
    assert crossing(Event) == ["Event.cloned_from"]
    assert crossed.own["clone"].stands.exists() and crossed.own["clone"].tasks.exists()


@pytest.mark.parametrize(("reader", "other"), [("oulu", "kainuu"), ("kainuu", "oulu")])
def test_no_row_of_a_network_speaks_of_anothers_private_rows(crossed: Cast, reader: str, other: str):
    words = {name: words_of(Network.objects.get(slug=name)) for name in (reader, other)}
    told = [line for line in words[reader].splitlines() if f"zq{other}" in line]
    assert words[other].count(f"zq{other}") > 20, "there is something to leak"
    assert told == []
