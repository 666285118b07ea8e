"""Are a model's settings and texts saved, are unknown words in braces refused, and do two editors lose nothing?"""

import re
from typing import Any

import pytest

from events.actions.concepts import install_concept
from events.concept_file import document_of, dumps, read
from events.models import Concept
from tests.model_world import ModelWorld, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client: Any) -> ModelWorld:
    made = ModelWorld()
    client.force_login(made.eeva)
    return made


def typed(client: Any, model: Concept, **changes: str) -> dict[str, str]:
    """What the form would send, with some fields typed anew; texts are given as title_sv."""
    page = client.get(address("concept_edit", model))
    assert page.status_code == 200
    form = page.context["form"]
    data = {}
    for field in form:
        value = field.field.prepare_value(field.value())
        data[field.html_name] = "" if value is None else str(value)
    return data | {
        re.sub(r"^text_(\w+)_(fi|sv|en|se)$", r"text:\1:\2", name): value for name, value in changes.items()
    }


def test_settings_and_texts_are_saved_as_one_new_version(client, made):
    data = typed(
        client,
        made.model,
        name="Talkoot",
        opens="13",
        text_title_sv="Hjälp i {municipality}",
        tip="Kysy nimi",
    )
    answer = client.post(address("concept_edit", made.model), data, follow=True)
    assert "Malli tallennettiin" in answer.content.decode()
    model = made.fresh()
    assert (model.name, f"{model.opens:%H}", model.tip, model.version) == ("Talkoot", "13", "Kysy nimi", 2)
    assert model.texts.get(key="title").text_sv == "Hjälp i {municipality}"


def test_nothing_typed_saves_nothing(client, made):
    answer = client.post(address("concept_edit", made.model), typed(client, made.model), follow=True)
    assert "Mikään ei ollut muuttunut" in answer.content.decode()
    assert made.fresh().version == 1


@pytest.mark.parametrize("text", ["Apua {kunta_missä}", "Apua {venue_locativ}", "Apua {Municipality}"])
def test_an_unknown_word_in_braces_is_refused_at_its_field(client, made, text):
    answer = client.post(address("concept_edit", made.model), typed(client, made.model, text_title_fi=text))
    form = answer.context["form"]
    assert list(form.errors) == ["text:title:fi"]
    assert text.split()[1] in form.errors["text:title:fi"][0]
    assert made.fresh().version == 1


def test_a_text_that_the_record_cannot_hold_is_refused(client, made):
    long = "x" * 100 + " {venue_locative}"
    answer = client.post(address("concept_edit", made.model), typed(client, made.model, text_title_fi=long))
    assert list(answer.context["form"].errors) == ["text:title:fi"]
    answer = client.post(
        address("concept_edit", made.model), typed(client, made.model, text_description_fi=long)
    )
    assert answer.status_code == 302


def test_what_the_editor_takes_the_models_file_takes_too(client, made):
    most = {"set_up_minutes": 1440, "take_down_minutes": 1440, "answer_by_days": 365}
    for name, number in most.items():
        answer = client.post(
            address("concept_edit", made.model), typed(client, made.model, **{name: str(number + 1)})
        )
        assert list(answer.context["form"].errors) == [name]
    words = {name: str(number) for name, number in most.items()}
    assert (
        client.post(address("concept_edit", made.model), typed(client, made.model, **words)).status_code
        == 302
    )
    content = dumps(document_of(made.fresh()))
    assert dumps(read(content)) == content


def test_the_known_words_in_braces_are_named_on_the_page(client, made):
    page = client.get(address("concept_edit", made.model)).content.decode()
    for word in ("{municipality_locative}", "{venue_destination}", "{network}"):
        assert word in page


def test_every_text_of_the_shipped_model_is_accepted(client, made):
    model = install_concept(made.story.oulu, is_default=False)
    client.force_login(made.oona)
    answer = client.post(address("concept_edit", model), typed(client, model, tip="Uusi vinkki"))
    assert answer.status_code == 302, answer.context["form"].errors


def test_two_editors_lose_nothing_and_a_clash_is_told_with_both(client, made):
    mine = typed(client, made.model, tip="Eevan vinkki", lessons="Eevan oppi")
    theirs = typed(client, made.model, tip="Ellin vinkki", summary="Ellin tiivistys")
    client.force_login(made.elli)
    assert client.post(address("concept_edit", made.model), theirs).status_code == 302
    client.force_login(made.eeva)
    answer = client.post(address("concept_edit", made.model), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Elli Toinen" in page and "Ellin vinkki" in page and "Eevan vinkki" in page
    assert made.fresh().tip == "Ellin vinkki"
    again = {field.html_name: field.value() or "" for field in answer.context["form"]}
    assert client.post(address("concept_edit", made.model), again).status_code == 302
    model = made.fresh()
    assert (model.tip, model.lessons, model.summary) == ("Eevan vinkki", "Eevan oppi", "Ellin tiivistys")


def test_a_stranger_cannot_save(client, made):
    data = typed(client, made.model, name="Kaapattu")
    client.force_login(made.oona)
    assert client.post(address("concept_edit", made.model), data).status_code == 404
    assert made.fresh().name == "Digitukitalkoot"
