"""Does a partner find texts, pictures and wishes behind its link, and tick what it has published, once each?"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.choices import EventState, Publication
from events.models import MarketingPlan, PartnerPost, ReadyText
from partners.models import Change, Link
from tests import world
from tests.link_world import invited

ADDRESS = "markkinointi/"
TICKED = {"channel": "social", "place": "Sivumme somessa", "reach": "350", "link": "facebook.com/opkainuu/1"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def kaisa():
    kaisa = invited(publication=Publication.PUBLISHED)
    kaisa.stand.state = "confirmed"
    kaisa.stand.answered_at, kaisa.stand.answered_by = timezone.now(), "Kaisa Kursseja"
    kaisa.stand.save()
    return kaisa


def tick(kaisa, **changes):
    today = timezone.localdate()
    day = {"published_on": f"{today.day}.{today.month}.{today.year}"}
    return kaisa.client.post(kaisa.url + ADDRESS, TICKED | day | changes)


def noted(kaisa) -> list[tuple[str, str, int | None, str]]:
    return list(kaisa.stand.posts.values_list("channel", "place", "reach", "link"))


def test_texts_stand_ready_with_how_long_they_are(kaisa):
    texts = {text["kind"]: text["boxes"] for text in kaisa.look(ADDRESS).context["texts"]}
    assert list(texts) == ["short", "paragraph", "facebook"]
    (short,) = texts["short"]
    assert len(short["text"]) <= 160
    assert short["count"] == f"{len(short['text'])}/160 merkkiä"


def test_words_of_the_coordinator_are_shown_as_long_as_their_facts_hold(kaisa):
    event = kaisa.stand.event
    row = ReadyText.objects.create(event=event, kind="short", text="Tule kirjastoon!", facts_digest="older")
    assert "Tule kirjastoon!" not in kaisa.look(ADDRESS).content.decode()
    from events import ready_texts, sheet
    from events.plan_choices import ReadyKind

    made = ready_texts.texts_of(sheet.of(event))[ReadyKind.SHORT]
    ReadyText.objects.filter(pk=row.pk).update(facts_digest=ready_texts.digest_of(made))
    assert "Tule kirjastoon!" in kaisa.look(ADDRESS).content.decode()


def test_the_coordinators_wishes_are_told(kaisa):
    MarketingPlan.objects.create(event=kaisa.stand.event, messages="Apu on maksutonta\n\nAikaa ei varata")
    assert kaisa.look(ADDRESS).context["wishes"] == ["Apu on maksutonta", "Aikaa ei varata"]


def test_one_press_or_many_note_one_thing(kaisa):
    for _press in range(3):
        assert tick(kaisa)["Location"] == f"{kaisa.url}markkinointi/#published"
    assert noted(kaisa) == [("social", "Sivumme somessa", 350, "https://facebook.com/opkainuu/1")]
    change = Change.objects.about(kaisa.stand.event.subject).of_deeds(["partner_post_added"]).get()
    assert (change.by_name, change.part) == ("Kaisa Kursseja", kaisa.stand.subject)
    assert change.after.startswith("OP-Kainuu: Some ja infonäytöt, Sivumme somessa")


def test_several_things_are_noted_and_shown(kaisa):
    tick(kaisa)
    tick(kaisa, channel="poster", place="Konttorin ikkuna", reach="", link="")
    page = kaisa.look(ADDRESS).content.decode()
    assert "Konttorin ikkuna" in page and "350 näki" in page
    assert len(noted(kaisa)) == 2


def test_looking_notes_nothing(kaisa):
    for _look in range(3):
        kaisa.look(ADDRESS)
    assert noted(kaisa) == []
    assert Link.objects.get().last_used_at is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [("published_on", ""), ("published_on", "31.2.2027"), ("link", "javascript:alert(1)"), ("reach", "paljon"),
     ("channel", "meeting-room"), ("channel", "")],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(kaisa, field, typed):
    answer = tick(kaisa, **{field: typed})
    assert list(answer.context["form"].errors) == [field]
    assert noted(kaisa) == []


def test_a_day_to_come_is_refused(kaisa):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = tick(kaisa, published_on=f"{tomorrow.day}.{tomorrow.month}.{tomorrow.year}")
    assert "vasta tulossa" in answer.content.decode()


def test_a_machine_cannot_fill_the_list(kaisa):
    posts = [PartnerPost(stand=kaisa.stand, place=str(number)) for number in range(40)]
    PartnerPost.objects.bulk_create(posts)
    tick(kaisa)
    assert kaisa.stand.posts.count() == 40


def test_a_draft_is_not_told_of_yet_and_a_cancelled_day_no_more(kaisa):
    event = kaisa.stand.event
    assert "Päivästä saa nyt kertoa" in kaisa.look(ADDRESS).content.decode()
    event.publication = Publication.DRAFT
    event.save()
    assert "Odottakaa vielä hetki julkaisemista" in kaisa.look(ADDRESS).content.decode()
    event.state = EventState.CANCELLED
    event.save()
    page = kaisa.look(ADDRESS)
    assert "Poistakaa tai korjatkaa" in page.content.decode() and "juliste.pdf" not in page.content.decode()
    assert tick(kaisa).status_code == 409
    assert noted(kaisa) == []


def test_pages_speak_swedish_when_asked(kaisa):
    page = kaisa.client.get(f"{kaisa.url}{ADDRESS}?kieli=sv").content.decode()
    assert "Berätta om dagen" in page and "markkinointi/juliste.pdf?kieli=sv" in page


def test_thirty_ticks_take_as_many_queries_as_one(kaisa):
    counts = []
    for number in range(30):
        PartnerPost.objects.create(
            stand=kaisa.stand, place=f"Paikka {number}", published_on=timezone.localdate()
        )
        if number in (0, 29):
            kaisa.look(ADDRESS)
            with CaptureQueriesContext(connection) as queries:
                kaisa.look(ADDRESS)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_the_kit_is_found_from_thanks_and_answer_once_one_comes(kaisa):
    for page in ("kiitos/", ""):
        assert f'href="{kaisa.url}markkinointi/"' in kaisa.look(page).content.decode()
    kaisa.stand.state = "declined"
    kaisa.stand.save()
    for page in ("kiitos/", ""):
        assert "markkinointi/" not in kaisa.look(page).content.decode()


def test_another_partner_sees_none_of_it(kaisa):
    tick(kaisa)
    other = world.stand(kaisa.stand.event, world.organisation(kaisa.stand.event.network, "Kela", "kela"))
    from tests.link_world import Kaisa

    kela = Kaisa(other, kaisa.meeting)
    assert "Sivumme somessa" in kaisa.look(ADDRESS).content.decode()
    assert "Sivumme somessa" not in kela.look(ADDRESS).content.decode()
    pk = kaisa.stand.posts.get().pk
    assert kela.look(f"markkinointi/{pk}/").status_code == 404
    assert kela.client.post(f"{kela.url}markkinointi/{pk}/poista/").status_code == 404
    assert kaisa.stand.posts.count() == 1


def test_a_partner_without_a_logo_may_give_one_and_sees_that_of_the_organisation(kaisa):
    page = kaisa.look(ADDRESS).content.decode()
    assert "Antakaa logonne" in page and "esikatselu.png" not in page
    world.picture(kaisa.stand.event.network, "OP-Kainuu", "#c81e5a", organisation=kaisa.stand.organisation)
    page = kaisa.look(ADDRESS).content.decode()
    assert (
        "Antakaa logonne" not in page and "Oma logonne" in page and "markkinointi/esikatselu.png?v=" in page
    )
