"""Does a pack hold what a library or a coordinator prints for the day, under names that people understand?"""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.utils import translation

from events.actions import batches, packs
from events.documents import kinds
from events.models import Batch, Stand
from events.paper_choices import BatchState
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def kinds_of(items: tuple[packs.Item, ...]) -> list[tuple[str, str]]:
    return [(item.order.kind, item.order.paper) for item in items]


def archive(content: bytes | None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content or b""))


def test_a_librarys_pack_has_the_posters_with_copies_and_where_they_go(story):
    with translation.override("fi"):
        first, second = packs.contents(story.kajaani, "fi", for_library=True)[:2]
    assert (first.order.paper, first.copies, first.where_to) == ("a3", 2, "Ulko-oveen ja ikkunaan")
    assert (second.order.paper, second.copies) == ("a4", 10)


def test_a_librarys_pack_names_no_phones_and_has_nothing_for_the_media(story):
    library, coordinator = (packs.contents(story.kajaani, "fi", for_library=one) for one in (True, False))
    assert not any(item.order.phones for item in library) and all(item.order.phones for item in coordinator)
    assert not {"screen", "newspaper_ad", "press_release"} & {item.order.kind for item in library}
    assert kinds_of(coordinator)[: len(library)] == kinds_of(library)


def test_signs_for_stands_wait_until_somebody_comes(story):
    before = {item.order.kind for item in packs.contents(story.kajaani, "fi", for_library=True)}
    Stand.objects.update(state="declined")
    after = {item.order.kind for item in packs.contents(story.kajaani, "fi", for_library=True)}
    assert "table_signs" in before - after and "poster" in after


def test_every_paper_wanted_is_one_that_there_is(story):
    items = packs.contents(story.kajaani, "fi", for_library=False)
    assert [item.form for item in items if item.order.kind == packs.TEXT] == ["txt"]
    for item in items:
        if item.order.kind == packs.TEXT:
            continue
        assert kinds.KINDS[item.order.kind].takes(item.order.paper)
        assert item.copies >= 1 and item.where_to


def test_a_pack_is_one_zip_with_numbered_names_and_the_contents_page_first(story):
    batch = batches.start_pack(story.kajaani, story.liisa, for_library=True)
    batches.run(batch.pk)
    batch = Batch.objects.get(pk=batch.pk)
    assert (batch.state, batch.problems, batch.made) == (BatchState.DONE, [], batch.total)
    found = archive(batches.file_of(batch))
    names = [name.removeprefix("kajaani-tulostuspaketti/") for name in found.namelist()]
    assert all(re.fullmatch(r"[a-z0-9-]+\.pdf", name) for name in names), names
    assert names == sorted(names) and "01-juliste-a3-2-kpl.pdf" in names
    assert names[0] == ("00-sisallys.pdf" if packs.COVER in kinds.KINDS else "01-juliste-a3-2-kpl.pdf")
    poster = found.infolist()[names.index("01-juliste-a3-2-kpl.pdf")]
    assert poster.compress_type == zipfile.ZIP_STORED and poster.external_attr >> 16 == 0o644
    assert len(pypdfium2.PdfDocument(found.read(poster))) == 1


def test_a_coordinators_pack_has_pictures_and_their_words(story):
    batch = batches.start_pack(story.kajaani, story.eeva)
    keep = [item for item in batch.order["items"] if item["form"] != "pdf"]
    Batch.objects.filter(pk=batch.pk).update(order=batch.order | {"items": keep}, total=len(keep))
    batches.run(batch.pk)
    found = archive(batches.file_of(Batch.objects.get(pk=batch.pk)))
    endings = [name.rpartition(".")[2] for name in found.namelist()]
    assert sorted(set(endings)) == ["png", "txt"] and len(endings) == len(keep)
    words = next(name for name in found.namelist() if name.endswith(".txt"))
    assert "Apua puhelimen ja tietokoneen käyttöön" in found.read(words).decode("utf-8-sig")


def test_a_swedish_pack_says_so_in_its_name_and_is_set_in_swedish(story):
    batch = batches.start_pack(story.kajaani, story.eeva, language="sv", for_library=True)
    assert batch.file_name == "kajaani-tulostuspaketti-sv.zip"
    assert {item["order"]["language"] for item in batch.order["items"]} == {"sv"}
    assert batch.order["items"][0]["where_to"] == "Till ytterdörren och fönstret"


def test_what_a_pack_holds_costs_the_same_queries_for_1_and_30_partners(story, django_assert_num_queries):
    with django_assert_num_queries(6) as few:
        packs.contents(story.kajaani, "fi", for_library=False)
    for number in range(30):
        world.stand(story.kajaani, world.organisation(story.kainuu, f"Kumppani {number}", f"k-{number}"))
    with django_assert_num_queries(len(few)):
        packs.contents(story.kajaani, "fi", for_library=False)
