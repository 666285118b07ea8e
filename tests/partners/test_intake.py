"""Does a pasted row find the partner that it means, and is what is not certain asked?"""

import pytest

from partners.intake import BARE, KEEP, NEW, OUT, TOGETHER, UPDATE, check, recognised
from partners.intake_columns import columns_by_content, columns_by_heading, field_of, is_heading_row
from partners.intake_match import Directory, Known, Person, known_to, loose_name, news, same_name
from partners.intake_plan import plan_of
from tests import world

PLACES = {"kajaani": "205"}
NINA = Person(7, "Nina Näytesivu", "nina@example.org", "")
OP = Known(1, "OP Kainuu", "", False, (NINA,))
KELA = Known(2, "Kela", "0246246-0", False, ())
SHY = Known(3, "Ujo ry", "", True, ())
COLUMNS = ["organisation", "contact", "email", "phone", "business_id"]


def rows(*table, fixes=None, known=(OP, KELA, SHY)):
    """Checked rows of a table with the usual columns."""
    filled = [[*row, *[""] * (len(COLUMNS) - len(row))] for row in table]
    return check(filled, COLUMNS, fixes or {}, Directory.of(known), places=PLACES)


# --- columns -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Organisaatio", "organisation"), ("KUMPPANI ", "organisation"), ("Yrityksen nimi", "organisation"),
        ("Company", "organisation"), ("Yhteyshenkilö", "contact"), ("Yhteyshenkilön sähköposti", "email"),
        ("E-mail", "email"), ("S-posti", "email"), ("Puh.", "phone"), ("Matkapuhelin", "phone"),
        ("Y-tunnus", "business_id"),
        ("Katuosoite", "street_address"), ("Postinro", "postal_code"), ("Postitoimipaikka", "postal_place"),
        ("Kunta", "municipality"), ("Kieli", "language"), ("Aihe", "topic"), ("Etunimi", "first_name"),
        ("Sukunimi", "last_name"), ("Nimike", "title"), ("E-postadress", "email"), ("Förening", "organisation"),
        ("Nimi", "name"), ("Kotiosoite", ""), ("Puhelin (koti)", ""), ("Home Phone", ""), ("Henkilötunnus", ""),
        ("Syntymäaika", ""), ("Sa\u0308hko\u0308posti", "email"), ("E-mail 1 - Label", ""), ("Muistiinpanot", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_heading_names_its_field(heading, field):
    assert field_of(heading) == field


def test_name_is_the_organisation_or_the_person():
    assert columns_by_heading(["Nimi", "Sähköposti"]) == ["organisation", "email"]
    assert columns_by_heading(["Nimi", "Kumppani"]) == ["contact", "organisation"]
    assert columns_by_heading(["Nimi", "Yhteyshenkilö"]) == ["organisation", "contact"]


def test_data_is_no_heading():
    assert not is_heading_row(["Kela", "Teppo Testaaja", "teppo@example.org"])
    assert not is_heading_row(["Kela", "Teppo"])
    assert is_heading_row(["Nimi", "Sähköposti", "Muuta"])


def test_columns_without_headings_are_known_by_their_content():
    table = [
        ["Teppo Testaaja", "teppo@example.org", "Kela", "000 123 4567", "87100", "0246246-0", "Kajaani"],
        ["Nina Näytesivu", "nina@example.org", "Kainuun Nuotta ry", "", "87200", "", "kajaani"],
    ]
    assert recognised(table, PLACES) == (
        False,
        ["contact", "email", "organisation", "phone", "postal_code", "business_id", "municipality"],
    )
    assert columns_by_content([["Kela"], ["OP-Kainuu"]]) == ["organisation"]


# --- known organisations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["kela", " KELA ", "Kela"])
def test_the_same_name_in_other_capitals_is_the_same_partner(name):
    (row,) = rows([name, "", "kela@example.org"])
    assert row.is_known and row.match.is_certain and row.question == ""


def test_a_business_id_is_the_same_partner_whatever_the_name():
    (row,) = rows(["Kansaneläkelaitos", "", "", "", "0246246-0"])
    assert row.match.known is KELA and not row.needs_user


@pytest.mark.parametrize("name", ["OP-Kainuu", "op kainuu oy", "ÓP KAINUU", "Op, Kainuu"])
def test_a_name_that_is_near_is_asked_about(name):
    (row,) = rows([name, "Nina Näytesivu", "nina@example.org"])
    assert (row.question, row.needs_user, row.meant) == ("near", True, KEEP)


def test_a_contact_s_address_is_asked_about():
    (row,) = rows(["Osuuspankki", "Nina Näytesivu", "NINA@example.org"])
    assert row.match.known is OP and row.question == "near"


def test_something_new_about_a_known_person_is_asked_and_not_taken_by_itself():
    (row,) = rows(["OP Kainuu", "Nina Näytesivu", "nina@example.org", "000 123 4567"])
    assert (row.question, row.needs_user) == ("news", True)
    assert plan_of([row], PLACES)[0]["updates"] == []
    (row,) = rows(["OP Kainuu", "Nina Näytesivu", "", "000 123 4567"], fixes={"0": {"choice": UPDATE}})
    assert not row.needs_user
    assert plan_of([row], PLACES)[0]["updates"] == [[7, {"phone": "000 123 4567"}]]


def test_the_same_number_written_otherwise_is_nothing_new():
    known = Known(1, "OP", "", False, (Person(7, "Nina", "nina@example.org", "040 123 4567"),))
    values = {"contact": "Nina", "email": "nina@example.org", "phone": "+358401234567"}
    assert not news(known, values)
    assert news(known, values | {"phone": "040 999"})


def test_a_partner_that_does_not_want_invitations_is_left_out_unless_chosen():
    (row,) = rows(["Ujo ry", "", "ujo@example.org"])
    assert (row.question, row.meant, row.needs_user) == ("unwilling", OUT, True)
    (row,) = rows(["Ujo ry", "", "ujo@example.org"], fixes={"0": {"choice": KEEP}})
    assert row.is_known and not row.needs_user


def test_names_are_compared_by_letters():
    assert same_name(" Ääni  APU ") == "ääni apu"
    assert loose_name("Kainuun Nuotta ry") == loose_name("KAINUUN-NUOTTA") == "kainuun nuotta"
    assert loose_name("Oy") == "oy"


# --- rows of one partner -----------------------------------------------------------------------------------------


def test_one_organisation_with_two_contacts_is_one_partner():
    first, second = rows(["Nuotta", "Esa", "esa@example.org"], ["NUOTTA", "Oiva", "oiva@example.org"])
    assert second.same_as == first.line and not second.needs_user
    (entry,) = plan_of([first, second], PLACES)
    assert [person["name"] for person in entry["people"]] == ["Esa", "Oiva"]


def test_the_same_row_twice_is_one_contact():
    (entry,) = plan_of(
        rows(["Nuotta", "Esa", "esa@example.org"], ["Nuotta", "Esa", "ESA@example.org"]), PLACES
    )
    assert len(entry["people"]) == 1 and entry["lines"] == [1, 2]


def test_rows_that_may_be_one_partner_are_asked_about():
    first, second = rows(["Nuotta ry", "Esa", "esa@example.org"], ["Nuotta", "Oiva", "oiva@example.org"])
    assert (first.question, second.question, second.meant) == ("", "twin", TOGETHER)
    _first, second = rows(
        ["Nuotta ry", "Esa", "esa@example.org"],
        ["Nuotta", "Oiva", "oiva@example.org"],
        fixes={"1": {"choice": NEW}},
    )
    assert second.same_as is None and not second.needs_user


def test_a_missing_address_is_asked_about_once():
    first, second = rows(["Nuotta", "Esa", "esa@example.org"], ["Apteekki", "Malli", ""])
    assert (first.question, second.question, second.meant) == ("", "no_email", BARE)
    _first, second = rows(["Nuotta", "Esa", "esa@example.org"], ["Nuotta", "Malli", ""])
    assert second.question == ""  # the partner has an address on the row above


# --- corrections -------------------------------------------------------------------------------------------------


def test_a_correction_stands_in_for_the_cell():
    (row,) = rows(["Nuotta", "Esa", "esa.example.org"])
    assert list(row.problems) == ["email"] and row.needs_user
    (row,) = rows(["Nuotta", "Esa", "esa.example.org"], fixes={"0": {"values": {"email": "esa@example.org"}}})
    assert not row.problems and row.values["email"] == "esa@example.org" and row.cells[2] == "esa.example.org"


def test_a_row_without_an_organisation_or_with_an_unknown_municipality_is_a_problem():
    (row,) = rows(["", "Esa", "esa@example.org"])
    assert list(row.problems) == ["organisation"]
    (row,) = check([["Nuotta", "Kainuula"]], ["organisation", "municipality"], {}, Directory(), places=PLACES)
    assert list(row.problems) == ["municipality"]


def test_a_row_that_is_left_out_needs_nobody():
    (row,) = rows(["", "Esa", "rikki"], fixes={"0": {"choice": OUT}})
    assert row.is_out and not row.needs_user


def test_a_choice_that_was_not_offered_is_no_choice():
    (row,) = rows(["OP-Kainuu", "Nina Näytesivu", "nina@example.org"], fixes={"0": {"choice": "bare"}})
    assert row.needs_user


@pytest.mark.django_db
def test_known_organisations_come_in_two_queries(django_assert_num_queries):
    kainuu = world.network()
    for number in range(30):
        world.contact(world.organisation(kainuu, f"Yhdistys {number}", f"y-{number}"))
    with django_assert_num_queries(2):
        found = known_to(kainuu)
    assert len(found) == 30 and found[0].people[0].name == "Kaisa Kursseja"
