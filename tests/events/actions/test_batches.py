"""Does a batch make each item once and lose none, whether its worker dies, it is stopped, or two are at it?"""

import io
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.storage import storages
from django.utils import timezone

from events import jobs
from events.actions import batch_files, batches, packs
from events.actions.batch_files import Part
from events.actions.bulk_letters import LettersMaker
from events.actions.packs import PackMaker
from events.documents import press
from events.models import Batch
from events.paper_choices import BatchState
from partners.models import Link
from tests import letter_world, world

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for a worker's end: nothing after it runs, and the transaction in hand is rolled back."""


@pytest.fixture
def asked():
    return letter_world.asked()


def letters(asked) -> Batch:
    order = {"kind": "invitation", "language": "fi", "stands": [one.pk for one in asked.stands.values()]}
    return batches.start_letters(asked.event, order, by=asked.story.eeva)


def fresh(batch: Batch) -> Batch:
    return Batch.objects.with_event().get(pk=batch.pk)


def names_in(content: bytes | None) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content or b"")).namelist()


def links_in(batch: Batch) -> list[str]:
    return [one.facts["token"] for one in batch_files.parts(batch)]


def dies_after(monkeypatch, method: str, times: int) -> None:
    """Let the worker die when a step of the letters has been done so many times."""
    real, done = getattr(LettersMaker, method), []

    def dying(self, *arguments):
        if len(done) >= times:
            raise Killed
        done.append(1)
        return real(self, *arguments)

    monkeypatch.setattr(LettersMaker, method, dying)


def test_letters_become_one_pdf_with_bookmarks_and_one_file_each(asked):
    batch = letters(asked)
    batches.run(batch.pk)
    batch = fresh(batch)
    assert (batch.state, batch.made, batch.problems) == (BatchState.DONE, 4, [])
    pdf = batches.file_of(batch)
    marks = [mark.get_title() for mark in pypdfium2.PdfDocument(pdf).get_toc()]
    assert marks == ["Kumppani fi", "Kumppani sv", "Kumppani en", "Kumppani nobody"]
    assert names_in(batches.file_of(batch, "zip")) == [
        f"kajaani-kutsut/{number:03d}-kumppani-{name}.pdf"
        for number, name in enumerate(("fi", "sv", "en", "nobody"), start=1)
    ]
    assert Link.objects.count() == 4


@pytest.mark.parametrize("step", ["make", "settle"])
@pytest.mark.parametrize("times", [0, 2, 3])
def test_a_batch_goes_on_where_its_worker_died(asked, monkeypatch, step, times):
    batch = letters(asked)
    with monkeypatch.context() as patch:
        dies_after(patch, step, times)
        with pytest.raises(Killed):
            batches.run(batch.pk)
    assert fresh(batch).made == times == Link.objects.count()
    before = links_in(fresh(batch))
    batches.run(batch.pk)
    assert fresh(batch).made == times, "somebody seems to be at it"
    later = timezone.now() + timedelta(minutes=3)
    assert jobs.look_after_batches(later) == 1
    batches.run(batch.pk)
    batch = fresh(batch)
    assert (batch.state, batch.made) == (BatchState.DONE, 4)
    assert links_in(batch)[:times] == before and len(set(links_in(batch))) == 4 == Link.objects.count()
    assert len(names_in(batches.file_of(batch, "zip"))) == 4


def test_without_the_count_in_the_same_transaction_a_link_would_be_lost(asked, monkeypatch):
    """The control: count first, save afterwards, and die between."""
    batch = letters(asked)

    def careless(maker, one):
        part = maker.make(one, one.made)
        Batch.objects.count_up(one, timezone.now(), None)
        raise Killed(part)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(batches, "_step", careless)
        batches.run(batch.pk)
    jobs.look_after_batches(timezone.now() + timedelta(minutes=3))
    batches.run(batch.pk)
    assert fresh(batch).state == BatchState.DONE
    assert Link.objects.count() == len(links_in(fresh(batch))) == 3, "one letter was lost"


def test_a_worker_that_comes_back_late_drops_what_another_has_made(asked, monkeypatch):
    batch = letters(asked)
    real, slept = LettersMaker.make, []

    def slow(self, one, number):
        part = real(self, one, number)
        if not slept:  # the other goes on and finishes while this one hangs
            slept.append(1)
            assert jobs.look_after_batches(timezone.now() + timedelta(minutes=3)) == 1
            batches.run(batch.pk)
        return part

    monkeypatch.setattr(LettersMaker, "make", slow)
    batches.run(batch.pk)
    batch = fresh(batch)
    assert (batch.state, batch.made, Link.objects.count()) == (BatchState.DONE, 4, 4)
    assert {link.token_hash for link in Link.objects.all()} == {hash_of(token) for token in links_in(batch)}


def hash_of(token: str) -> str:
    from talkoot.lib.links import token_hash

    return token_hash(token)


def test_a_cancelled_batch_stops_after_the_item_in_hand_and_can_go_on(asked, monkeypatch):
    batch = letters(asked)
    real = LettersMaker.make

    def pressed(self, one, number):
        if number == 1:
            assert batches.cancel(one)
        return real(self, one, number)

    with monkeypatch.context() as patch:
        patch.setattr(LettersMaker, "make", pressed)
        batches.run(batch.pk)
    batch = fresh(batch)
    assert (batch.state, batch.made, Link.objects.count()) == (BatchState.CANCELLED, 1, 1)
    assert batches.file_of(batch) is None and not batches.cancel(batch)
    batches.run(batch.pk)
    assert fresh(batch).made == 1
    assert batches.resume(batch) and not batches.resume(fresh(batch))
    batches.run(batch.pk)
    assert (fresh(batch).state, Link.objects.count()) == (BatchState.DONE, 4)


def test_what_cannot_be_made_is_told_and_the_rest_goes_on(asked, monkeypatch):
    batch = letters(asked)
    asked.of("sv").delete()
    real = LettersMaker.make

    def failing(self, one, number):
        if number == 2:
            raise press.RendererFailed("time limit")
        if number == 3:
            raise KeyError("a fault of ours")
        return real(self, one, number)

    monkeypatch.setattr(LettersMaker, "make", failing)
    batches.run(batch.pk)
    batch = fresh(batch)
    assert (batch.state, batch.made) == (BatchState.DONE, 4)
    assert [(one["number"], one["why"]) for one in batch.problems] == [
        (1, "gone"),
        (2, "press"),
        (3, "fault"),
    ]
    assert batch.problems[1]["name"] == "Kumppani en" and batch.problems[1]["words"] == "time limit"
    assert names_in(batches.file_of(batch, "zip")) == ["kajaani-kutsut/001-kumppani-fi.pdf"]
    assert Link.objects.count() == 1


def test_a_batch_of_which_nothing_could_be_made_failed_and_can_be_tried_again(asked, monkeypatch):
    batch = letters(asked)

    def failing(self, one, number):
        raise press.RendererFailed("it ended")

    with monkeypatch.context() as patch:
        patch.setattr(LettersMaker, "make", failing)
        batches.run(batch.pk)
    assert (fresh(batch).state, batches.file_of(fresh(batch))) == (BatchState.FAILED, None)
    assert batches.resume(fresh(batch))
    batches.run(batch.pk)
    assert (fresh(batch).state, fresh(batch).problems) == (BatchState.DONE, [])


def test_the_same_order_pressed_twice_is_one_batch_until_it_is_over(asked):
    first = letters(asked)
    assert letters(asked) == first
    batches.run(first.pk)
    assert letters(asked) != first


def test_letters_to_nobody_are_no_batch(asked):
    with pytest.raises(ValueError, match="nobody"):
        batches.start_letters(asked.event, {"kind": "invitation", "stands": []}, by=asked.story.eeva)
    assert not Batch.objects.exists()


def test_old_batches_go_with_their_files_and_younger_ones_stay(asked):
    old, young = letters(asked), None
    batches.run(old.pk)
    young = letters(asked)
    batches.run(young.pk)
    Batch.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=8))
    storage = storages["rendered"]
    assert storage.exists(old.folder) and storage.exists(young.folder)
    jobs.look_after_batches(timezone.now())
    assert list(Batch.objects.all()) == [young]
    assert not storage.exists(old.folder) and storage.exists(young.folder)


def test_files_of_a_deleted_event_are_forgotten(asked):
    batch = letters(asked)
    batches.run(batch.pk)
    folder = batch.folder
    asked.event.delete()
    assert storages["rendered"].exists(folder)
    jobs.look_after_batches(timezone.now())
    assert not storages["rendered"].exists(folder)


def test_a_batch_that_never_ends_is_given_up(asked):
    batch = letters(asked)
    long_ago = timezone.now() - timedelta(days=2)
    Batch.objects.filter(pk=batch.pk).update(made_at=long_ago, touched_at=long_ago)
    assert jobs.look_after_batches(timezone.now()) == 0
    assert fresh(batch).state == BatchState.FAILED


def test_a_part_left_behind_by_a_dead_worker_is_not_in_the_whole(asked):
    batch = letters(asked)
    batch_files.keep(batch, 1, Part("vanha.pdf", b"%PDF-old", {"stand": 1, "token": "dead"}))
    asked.of("sv").delete()
    batches.run(batch.pk)
    assert "kajaani-kutsut/vanha.pdf" not in names_in(batches.file_of(fresh(batch), "zip"))


def test_who_may_open_which_batch():
    story = world.story()
    for_library = batches.start_pack(story.kajaani, story.liisa, for_library=True)
    for_eeva = batches.start_pack(story.kajaani, story.eeva)
    seen = {
        name: set(Batch.objects.seen_by(getattr(story, name)))
        for name in ("eeva", "liisa", "matti", "sirpa", "oona")
    }
    assert seen == {
        "eeva": {for_library, for_eeva}, "liisa": {for_library}, "matti": set(), "sirpa": set(), "oona": set(),
    }  # fmt: skip


def test_makers_fill_their_kind():
    assert set(batches.MAKERS.values()) == {PackMaker, LettersMaker} and packs.COVER == "pack_cover"
