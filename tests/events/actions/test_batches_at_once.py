"""Do several workers at one batch in the same moment make every letter once, with a link that works?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions import batch_files, batches
from events.models import Batch
from events.paper_choices import BatchState
from partners.models import Link
from talkoot.lib.links import token_hash
from tests import letter_world
from tests.events.actions.test_intake_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def links_and_letters(batch: Batch) -> tuple[set[str], set[str]]:
    printed = {token_hash(part.facts["token"]) for part in batch_files.parts(batch)}
    return {link.token_hash for link in Link.objects.all()}, printed


def ordered() -> Batch:
    asked = letter_world.asked()
    order = {"kind": "invitation", "language": "fi", "stands": [one.pk for one in asked.stands.values()]}
    return batches.start_letters(asked.event, order, by=asked.story.eeva)


def test_three_workers_started_at_once_make_each_letter_once():
    batch = ordered()
    work = lambda: batches.run(batch.pk)  # noqa: E731
    assert at_once(work, work, work) == []
    batch.refresh_from_db()
    assert (batch.state, batch.made) == (BatchState.DONE, 4)
    links, printed = links_and_letters(batch)
    assert links == printed and len(links) == 4


def test_workers_that_all_believe_the_others_dead_make_each_letter_once(monkeypatch):
    batch = ordered()
    monkeypatch.setattr(
        batches, "STANDS_STILL_AFTER", timedelta(seconds=-60)
    )  # everybody may take over at any time
    work = lambda: batches.run(batch.pk)  # noqa: E731
    assert at_once(work, work, work) == []
    batch.refresh_from_db()
    assert (batch.state, batch.made) == (BatchState.DONE, 4)
    links, printed = links_and_letters(batch)
    assert links == printed and len(links) == 4


def test_two_presses_on_go_on_count_once():
    batch = ordered()
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CANCELLED, touched_at=timezone.now())
    pressed: list[bool] = []
    press = lambda: pressed.append(batches.resume(batch))  # noqa: E731
    assert at_once(press, press) == []
    assert sorted(pressed) == [False, True]
