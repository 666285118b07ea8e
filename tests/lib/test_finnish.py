"""Are Finnish names inflected as a Finn would say them?"""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.lib.finnish import CaseForms, plural, propose_forms

CASES = list(
    csv.DictReader((Path(__file__).parent / "inflection_cases.csv").read_text(encoding="utf-8").splitlines())
)

# Genitive, where, whereto.
NAMES = {
    # municipalities of Kainuu
    "Kajaani": "Kajaanin|Kajaanissa|Kajaaniin",
    "Sotkamo": "Sotkamon|Sotkamossa|Sotkamoon",
    "Kuhmo": "Kuhmon|Kuhmossa|Kuhmoon",
    "Suomussalmi": "Suomussalmen|Suomussalmella|Suomussalmelle",
    "Hyrynsalmi": "Hyrynsalmen|Hyrynsalmella|Hyrynsalmelle",
    "Paltamo": "Paltamon|Paltamossa|Paltamoon",
    "Puolanka": "Puolangan|Puolangalla|Puolangalle",
    "Ristijärvi": "Ristijärven|Ristijärvellä|Ristijärvelle",
    "Kainuu": "Kainuun|Kainuussa|Kainuuseen",
    # venues
    "Sotkamon kirjasto": "Sotkamon kirjaston|Sotkamon kirjastossa|Sotkamon kirjastoon",
    "Kainuun opisto": "Kainuun opiston|Kainuun opistossa|Kainuun opistoon",
    "Linnansaaren kylätalo": "Linnansaaren kylätalon|Linnansaaren kylätalolla|Linnansaaren kylätalolle",
    "Kuhmo-talo": "Kuhmo-talon|Kuhmo-talossa|Kuhmo-taloon",
    "Vuokatin seurakuntatalo": "Vuokatin seurakuntatalon|Vuokatin seurakuntatalolla|Vuokatin seurakuntatalolle",
    "Oodi": "Oodin|Oodissa|Oodiin",
    "Sellosali": "Sellosalin|Sellosalissa|Sellosaliin",
    "Vanha pappila": "Vanhan pappilan|Vanhassa pappilassa|Vanhaan pappilaan",
    "kauppakeskus Iso Omena": "kauppakeskus Ison Omenan|kauppakeskus Isossa Omenassa|kauppakeskus Isoon Omenaan",
    "kulttuuritalo Virta": "kulttuuritalo Virran|kulttuuritalo Virrassa|kulttuuritalo Virtaan",
    "Keskustan palvelupiste": "Keskustan palvelupisteen|Keskustan palvelupisteessä|Keskustan palvelupisteeseen",
    "Kajaanin terveysasema": "Kajaanin terveysaseman|Kajaanin terveysasemalla|Kajaanin terveysasemalle",
    "Puistotie": "Puistotien|Puistotiellä|Puistotielle",
    "Sali 2": "Sali 2:n|Sali 2:ssa|Sali 2:een",
    "SOTKAMON KIRJASTO": "SOTKAMON KIRJASTON|SOTKAMON KIRJASTOSSA|SOTKAMON KIRJASTOON",
    "”Poleeni”": "”Poleenin”|”Poleenissa”|”Poleeniin”",
    "Kajaanin kaupunginkirjasto – Kainuun maakuntakirjasto": (
        "Kajaanin kaupunginkirjaston|Kajaanin kaupunginkirjastossa|Kajaanin kaupunginkirjastoon"
    ),
    "Kuhmon kirjasto (Kuhmo-talo)": (
        "Kuhmon kirjaston (Kuhmo-talo)|Kuhmon kirjastossa (Kuhmo-talo)|Kuhmon kirjastoon (Kuhmo-talo)"
    ),
    "Sotkamon kirjasto, lehtisali": (
        "Sotkamon kirjaston, lehtisalin|Sotkamon kirjastossa, lehtisalissa|Sotkamon kirjastoon, lehtisaliin"
    ),
    "Kirjastotalo, Rantakatu 2": (
        "Kirjastotalon, Rantakatu 2|Kirjastotalossa, Rantakatu 2|Kirjastotaloon, Rantakatu 2"
    ),
    # organisations
    "Kela": "Kelan|Kelassa|Kelaan",
    "OP-Kainuu": "OP-Kainuun|OP-Kainuussa|OP-Kainuuseen",
    "Veturi-Apteekki": "Veturi-Apteekin|Veturi-Apteekissa|Veturi-Apteekkiin",
    "Kainuun Nuotta ry": "Kainuun Nuotta ry:n|Kainuun Nuotta ry:ssä|Kainuun Nuotta ry:hyn",
    "Kainuun Aalto": "Kainuun Aallon|Kainuun Aallossa|Kainuun Aaltoon",
    "Dipakka-hanke": "Dipakka-hankkeen|Dipakka-hankkeessa|Dipakka-hankkeeseen",
    "Kainuun näkövammaiset": "Kainuun näkövammaisten|Kainuun näkövammaisissa|Kainuun näkövammaisiin",
    "Kainuun yrittäjät": "Kainuun yrittäjien|Kainuun yrittäjissä|Kainuun yrittäjiin",
    "Martat": "Marttojen|Martoissa|Marttoihin",
    "Digi- ja väestötietovirasto": (
        "Digi- ja väestötietoviraston|Digi- ja väestötietovirastossa|Digi- ja väestötietovirastoon"
    ),
    "Kuhmon kirjasto ja kansalaisopisto": (
        "Kuhmon kirjaston ja kansalaisopiston|Kuhmon kirjastossa ja kansalaisopistossa"
        "|Kuhmon kirjastoon ja kansalaisopistoon"
    ),
    "Suomen Punainen Risti": "Suomen Punaisen Ristin|Suomen Punaisessa Ristissä|Suomen Punaiseen Ristiin",
    "Sotkamon kunta": "Sotkamon kunnan|Sotkamon kunnassa|Sotkamon kuntaan",
    "Kajaanin kaupunki": "Kajaanin kaupungin|Kajaanin kaupungissa|Kajaanin kaupunkiin",
    "Kainuun hyvinvointialue": (
        "Kainuun hyvinvointialueen|Kainuun hyvinvointialueella|Kainuun hyvinvointialueelle"
    ),
    "Verkatehdas": "Verkatehtaan|Verkatehtaalla|Verkatehtaalle",
    "Forum": "Forumin|Forumissa|Forumiin",
    "Mielenterveys": "Mielenterveyden|Mielenterveydessä|Mielenterveyteen",
    "SPR": "SPR:n|SPR:ssä|SPR:ään",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_hard_case_is_inflected_right(case):
    expected = CaseForms(case["name"], case["genitive"], case["locative"], case["destination"])
    assert propose_forms(case["name"]) == expected


def test_table_of_hard_cases_is_whole():
    assert len(CASES) == 40


@pytest.mark.parametrize("name", NAMES)
def test_name_is_inflected_right(name):
    assert propose_forms(name) == CaseForms(name, *NAMES[name].split("|"))


def test_spaces_are_made_single_before_inflection():
    assert propose_forms("  Sotkamon \u00a0 kirjasto\n") == propose_forms("Sotkamon kirjasto")


@pytest.mark.parametrize(
    "name", ["", "   ", "(", ",", " – ", "-", "📚", "القدس", "'", "ry", "A", "ii", "sh", "nen", "in"]
)
def test_any_scrap_of_text_gets_some_forms(name):
    assert isinstance(propose_forms(name).destination, str)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aeioäöyuknptslrmvhjd -–,()&'\"KOÄ12.ß📚", max_size=30))
def test_no_text_breaks_inflection(name):
    forms = propose_forms(name)
    assert forms.nominative == " ".join(name.split())


def test_plural_keeps_number_and_word_together():
    assert [plural(n, "kävijä", "kävijää") for n in (0, 1, 1200)] == [
        "0\u00a0kävijää",
        "1\u00a0kävijä",
        "1\u00a0200\u00a0kävijää",
    ]
