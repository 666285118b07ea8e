"""What does anyone read of a published operating model, and what never?"""

from typing import Any

import pytest
from django.utils import timezone

from events.models import Concept
from tests.concept_world import SECRET, Sharing

pytestmark = pytest.mark.django_db


@pytest.fixture
def sharing() -> Sharing:
    return Sharing()


def page(client: Any, sharing: Sharing, start: str = "") -> str:
    answer = client.get(f"{start}/toimintamallit/kainuu/{sharing.model.slug}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_it_tells_what_for_whom_the_plan_and_whom_to_ask(client, sharing):
    shown = page(client, sharing)
    for words in (
        sharing.model.summary, sharing.model.for_whom, "12 viikkoa ennen", "Suunnittelukokous 1", "Tarvikkeet",
        "eeva.esimerkki@example.org", "päivitetty", "Ota käyttöön", "Kainuun digituki",
    ):  # fmt: skip
        assert words in shown


def test_lineage_leads_to_the_original_where_it_is_public(client, sharing):
    copy = sharing.fork()
    Concept.objects.filter(pk=copy.pk).update(is_published=True)
    shown = client.get(f"/toimintamallit/oulu/{copy.slug}/").content.decode()
    assert "Perustuu malliin Digitukitalkoot kirjastossa v1, Kainuun digituki" in shown
    assert f'href="/toimintamallit/kainuu/{sharing.model.slug}/"' in shown


def test_open_questions_and_addresses_of_askers_are_not_shown(client, sharing):
    sharing.model.questions.create(question=f"Avoin {SECRET}")
    sharing.model.questions.create(
        question="Montako?", answer="Kolme.", email=f"{SECRET}@example.org", answered_at=timezone.now()
    )
    shown = page(client, sharing)
    assert "Montako?" in shown and "Kolme." in shown
    assert SECRET not in shown


def test_nothing_of_the_networks_own_is_shown(client, sharing):
    event = sharing.plan()
    event.title = f"Talkoot {SECRET}"
    event.save()
    sharing.model.owner = sharing.matti
    sharing.model.save()
    sharing.matti.name = f"Matti {SECRET}"
    sharing.matti.save()
    assert SECRET not in page(client, sharing)


def test_a_model_that_is_not_public_is_no_page_whoever_asks(client, sharing):
    Concept.objects.filter(pk=sharing.model.pk).update(is_published=False)
    for person in (None, sharing.eeva):
        if person:
            client.force_login(person)
        assert client.get(f"/toimintamallit/kainuu/{sharing.model.slug}/").status_code == 404
    assert client.get(f"/toimintamallit/oulu/{sharing.model.slug}/").status_code == 404


def test_it_is_there_in_the_other_languages_with_the_owners_words_marked_finnish(client, sharing):
    shown = page(client, sharing, "/sv")
    assert '<html lang="sv">' in shown and "12 veckor före" in shown
    assert f'<div class="prose" lang="fi"><p>{sharing.model.summary}</p></div>' in shown
    assert "12 weeks before" in page(client, sharing, "/en")


def test_it_sets_no_cookie_needs_no_script_and_is_not_sent_again_unchanged(client, sharing):
    address = f"/toimintamallit/kainuu/{sharing.model.slug}/"
    first = client.get(address)
    assert not first.cookies and b"<script" not in first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_large_model_costs_no_more_queries(client, sharing, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page(client, sharing)
    for number in range(60):
        sharing.model.tasks.create(name=f"Tehtävä {number}", offset_days=number, responsible="library")
    with django_assert_max_num_queries(8):
        page(client, sharing)


def test_what_was_typed_is_escaped(client, sharing):
    sharing.model.summary = "<script>alert(1)</script>"
    sharing.model.materials = 'https://example.org/"><img src=x>'
    sharing.model.save()
    shown = page(client, sharing)
    assert "<script" not in shown and "<img src=x>" not in shown
