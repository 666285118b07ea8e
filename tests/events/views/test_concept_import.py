"""Is a model's file shown before it is taken, refused with its reasons, and made once?"""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.actions.concepts import shipped_document
from events.concept_file import dumps
from events.models import Concept
from partners.models import Change
from tests.desk_world import Desk

pytestmark = pytest.mark.django_db
ADDRESS = "/suunnittelu/mallit/tuo/"


@pytest.fixture
def desk(client: Any) -> Desk:
    made = Desk()
    client.force_login(made.eeva)
    return made


def content(**changes: Any) -> bytes:
    found: dict[str, Any] = json.loads(json.dumps(shipped_document("digimessut")))
    return dumps(found | changes)


def upload(data: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("malli.json", data, "application/json")}


def hidden(page: str) -> dict[str, str]:
    """The fields that the check page sends back, as a browser reads them."""
    from html import unescape

    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("way", ["file", "text"])
def test_a_file_is_shown_first_and_made_by_one_press(client: Any, desk: Desk, way: str) -> None:
    sent = upload(content()) if way == "file" else {"text": content().decode()}
    page = client.post(ADDRESS, sent).content.decode()
    assert "Mitään ei ole vielä tallennettu." in page
    assert "41 tehtävää" in page and "Talkoot-portaali, versio 1" in page
    assert Concept.objects.count() == 1
    for _press in range(2):
        answer = client.post(ADDRESS, {**hidden(page), "confirm": "1"})
        assert answer.url == reverse("desk:concept_detail", args=["digimessut"])
    made = Concept.objects.get(slug="digimessut")
    assert (made.network, made.is_default, made.tasks.count()) == (desk.network, False, 41)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "Tiedosto on rikki: se ei ole JSONia rivillä 1"),
        (b" " * 1_000_001, "Tiedosto on liian suuri"),
        (content(format_version=2), "uudemmassa portaalissa"),
        (content(opens="<script>alert(1)</script>"), "opens: "),
        (content(summary="131052-308T"), "summary: tekstissä näyttää olevan henkilötunnus."),
        (content(**{"<script>alert(1)</script>": 1}), "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
    ids=["broken", "huge", "newer", "hostile", "identity-code", "hostile-name"],
)
def test_a_bad_file_says_what_is_wrong_and_writes_nothing(
    client: Any, desk: Desk, data: bytes, told: str
) -> None:
    before = Concept.objects.count(), Change.objects.count()
    page = client.post(ADDRESS, upload(data)).content.decode()
    assert told in page
    assert "<script>alert" not in page
    assert 'name="confirm"' not in page
    assert (Concept.objects.count(), Change.objects.count()) == before


def test_a_bad_file_is_refused_also_where_it_is_confirmed_without_having_been_shown(
    client: Any, desk: Desk
) -> None:
    page = client.post(ADDRESS, {"text": content(opens="25:00").decode(), "confirm": "1"})
    assert "opens: " in page.content.decode()
    assert Concept.objects.count() == 1


def test_nothing_and_both_ways_at_once_are_told_at_the_field(client: Any, desk: Desk) -> None:
    assert "Valitse tiedosto tai liitä sen teksti." in client.post(ADDRESS, {}).content.decode()
    both = {**upload(content()), "text": "{}"}
    assert "Liitä teksti tai valitse tiedosto" in client.post(ADDRESS, both).content.decode()


def test_another_networks_coordinator_imports_into_her_own_network_alone(client: Any, desk: Desk) -> None:
    oona = desk.stranger()
    client.force_login(oona)
    page = client.post(ADDRESS, {"text": content().decode()}).content.decode()
    forged = {**hidden(page), "network": str(desk.network.pk), "confirm": "1"}
    assert client.post(ADDRESS, forged).status_code == 200
    assert Concept.objects.count() == 1
    client.post(ADDRESS, {**hidden(page), "confirm": "1"})
    assert Concept.objects.get(slug="digimessut").network.slug == "oulu"
