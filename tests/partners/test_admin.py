"""Can the keeper of the installation put reference data and people right by hand?"""

import pytest
from django.contrib import admin
from django.urls import reverse

from events.models import Concept
from partners.models import Municipality, User
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client):
    client.force_login(User.objects.create_superuser("yllapito@example.org", world.PASSWORD, name="Ylläpito"))
    return client


def test_administration_has_no_sign_in_of_its_own(client):
    answer = client.get("/hallinta/login/?next=/hallinta/")

    assert answer["Location"] == "/tili/kirjaudu/?next=%2Fhallinta%2F"


def test_coordinator_does_not_get_into_the_administration(client):
    story = world.story()
    client.force_login(story.eeva)

    assert client.get("/hallinta/login/").status_code == 403
    assert client.get("/hallinta/partners/municipality/", follow=True).status_code == 403


def test_every_field_is_named_one_by_one():
    for model, page in admin.site._registry.items():
        if model._meta.app_label in ("partners", "events"):
            assert page.fields or page.fieldsets, model
            assert all(inline.fields for inline in page.inlines), model


def test_every_page_of_the_administration_opens(keeper):
    world.story()
    for model, page in admin.site._registry.items():
        if model._meta.app_label not in ("partners", "events"):
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert keeper.get(reverse(f"{name}_changelist")).status_code == 200
        first = model._default_manager.first()
        if first is not None:
            assert keeper.get(reverse(f"{name}_change", args=[first.pk])).status_code == 200, name
        if page.has_add_permission.__func__ is admin.ModelAdmin.has_add_permission:
            assert keeper.get(reverse(f"{name}_add")).status_code == 200, name


def test_keeper_corrects_a_case_form_of_a_municipality(keeper):
    kajaani = world.municipality()
    address = reverse("admin:partners_municipality_change", args=[kajaani.pk])
    form = keeper.get(address).context["adminform"].form
    keeper.post(address, {**form.initial, "note": "", "valid_until": "", "locative": "Kajaanin kaupungissa"})

    assert Municipality.objects.get(pk="205").locative == "Kajaanin kaupungissa"


def test_editing_an_operating_model_raises_its_version(keeper):
    model = world.concept(world.network())
    address = reverse("admin:events_concept_change", args=[model.pk])
    page = keeper.get(address)
    data = {**page.context["adminform"].form.initial, "name": "Digitukitalkoot uusin sanoin"}
    for inline in page.context["inline_admin_formsets"]:
        data |= {f"{inline.formset.prefix}-TOTAL_FORMS": 0, f"{inline.formset.prefix}-INITIAL_FORMS": 0}
    answer = keeper.post(address, {name: value for name, value in data.items() if value is not None})

    assert answer.status_code == 302, answer.context["errors"]
    assert Concept.objects.get().version == model.version + 1


def test_keeper_makes_a_user_who_signs_in_by_code(keeper):
    answer = keeper.post(
        "/hallinta/partners/user/add/",
        {
            "email": "Uusi.Ihminen@Example.org", "name": "Uusi Ihminen", "usable_password": "false",
            "memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0,
        },
    )  # fmt: skip

    assert answer.status_code == 302, answer.context["errors"]
    made = User.objects.get(email="uusi.ihminen@example.org")
    assert not made.has_usable_password()


def test_trail_cannot_be_rewritten(keeper):
    assert keeper.get("/hallinta/partners/change/add/").status_code == 403
