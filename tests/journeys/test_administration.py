"""Does the administration work under the same content security policy as everything else?"""

from typing import Any

import pytest
from playwright.sync_api import expect

from events.models import Concept
from partners.models import User
from tests import world


@pytest.fixture
def keeper(transactional_db: Any) -> User:
    """Whoever keeps the installation."""
    world.story()
    return User.objects.create_superuser("yllapito@example.org", world.PASSWORD, name="Ylläpito")


def test_keeper_changes_a_task_of_an_operating_model(page_of: Any, keeper: User):
    page = page_of(keeper)
    concept = Concept.objects.of(world.network()).get()
    page.goto(f"/hallinta/events/concept/{concept.pk}/change/")
    page.locator("#id_tasks-0-name").fill("Lähetä kutsu kaikille")
    page.locator("input[name=_save]").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert concept.tasks.order_by("order").values_list("name", flat=True)[0] == "Lähetä kutsu kaikille"


def test_every_list_of_the_administration_is_drawn_without_a_breach_of_the_policy(page_of: Any, keeper: User):
    page = page_of(keeper)
    page.goto("/hallinta/")
    links = [link.get_attribute("href") for link in page.locator("#content-main th a").all()]
    assert len(links) >= 7
    for link in links:
        page.goto(link)
        expect(page.locator("#content h1")).to_be_visible()
    page.goto("/hallinta/partners/venue/add/")
    page.locator(".addlink").first.click()
