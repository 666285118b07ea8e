"""Does the page of a batch say how far it is, what failed, and where the files are?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions import batch_files, batches
from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def pack(story, **facts) -> Batch:
    batch = batches.start_pack(story.kajaani, story.eeva)
    Batch.objects.filter(pk=batch.pk).update(**facts)
    batch.refresh_from_db()
    return batch


def letters(story, **facts) -> Batch:
    facts = {"made": 3, "total": 3, "state": "done", "file_name": "kirjeet.pdf"} | facts
    return Batch.objects.create(event=story.kajaani, kind="letters", order={"kind": "invitation"}, **facts)


def page_of(client, batch: Batch) -> str:
    return client.get(f"/suunnittelu/kajaani/erat/{batch.pk}/").content.decode()


def test_work_in_hand_shows_a_bar_that_refreshes_itself_a_link_and_a_way_to_stop(eeva, story):
    batch = pack(story, state="running", made=2, total=7)
    page = page_of(eeva, batch)
    assert '<progress max="7" value="2"' in page and "Valmiina 2/7 tulostetta." in page
    assert 'hx-trigger="every 2s"' in page and f'<a href="/suunnittelu/kajaani/erat/{batch.pk}/">' in page
    assert f'action="/suunnittelu/kajaani/erat/{batch.pk}/peru/"' in page
    assert "Työ on pysähtynyt" not in page


def test_work_that_stands_still_can_be_gone_on_with(eeva, story):
    batch = pack(story, state="running", touched_at=timezone.now() - timedelta(minutes=3))
    page = page_of(eeva, batch)
    assert "Työ on pysähtynyt" in page and f'action="/suunnittelu/kajaani/erat/{batch.pk}/jatka/"' in page


def test_a_finished_pack_is_offered_with_what_is_in_it(eeva, story):
    batch = pack(story, state="done", made=7, total=7)
    batch_files.keep_whole(batch, "zip", b"PK")
    page = page_of(eeva, batch)
    assert f"/erat/{batch.pk}/tiedosto/?as=zip" in page and "Lataa paketti" in page
    assert "Ulko-oveen ja ikkunaan" in page and "10 kpl" in page
    assert "hx-trigger" not in page.split('id="batch"')[1].split(">")[0]


def test_finished_letters_are_offered_as_one_pdf_and_one_file_each(eeva, story):
    batch = letters(story)
    for ending in ("pdf", "zip"):
        batch_files.keep_whole(batch, ending, b"%PDF")
    page = page_of(eeva, batch)
    assert "?as=pdf" in page and "?as=zip" in page and "pidä tiedostot itselläsi" in page


def test_what_failed_is_told_with_its_reason_and_never_as_markup(eeva, story):
    hostile = '<b>Yhdistys</b> {{ x }} "onclick=1'
    batch = letters(
        story, problems=[{"number": 1, "name": hostile, "why": "press", "words": "<script>"}], total=3
    )
    page = page_of(eeva, batch)
    assert "&lt;b&gt;Yhdistys&lt;/b&gt; {{ x }} &quot;onclick=1: taitto-ohjelma pysähtyi." in page
    assert "<script>" not in page.split('id="batch"')[1] and "Valmiina 2/3 kirjettä." in page


@pytest.mark.parametrize(("state", "words"), [("cancelled", "Jatka"), ("failed", "Yritä uudelleen")])
def test_what_was_stopped_or_failed_can_go_on(eeva, story, state, words):
    page = page_of(eeva, letters(story, state=state, made=1))
    assert (
        words in page and "/jatka/" in page and "hx-trigger" not in page.split('id="batch"')[1].split(">")[0]
    )


def test_a_librarian_sees_the_librarys_pack_only(client, story):
    client.force_login(story.liisa)
    mine = batches.start_pack(story.kajaani, story.liisa, for_library=True)
    assert "Tulostuspakettia tehdään" in page_of(client, mine)
    for other in (pack(story), letters(story)):
        assert client.get(f"/suunnittelu/kajaani/erat/{other.pk}/").status_code == 404


def test_a_batch_of_another_event_is_not_found_under_this_one(eeva, story):
    other = world.event(story.kainuu, story.other_library, slug="sotkamo")
    batch = batches.start_pack(other, story.eeva)
    assert eeva.get(f"/suunnittelu/kajaani/erat/{batch.pk}/").status_code == 404
    assert eeva.get(f"/suunnittelu/sotkamo/erat/{batch.pk}/").status_code == 200
