"""Does the check page say what needs the user, keep every correction, and show lists of any length?"""

import pytest

from events.models import Import
from partners.models import Organisation
from tests import world
from tests.lists import HEADINGS, many, staged

pytestmark = pytest.mark.django_db
PROBLEMS = HEADINGS + (
    "Kela Kajaani\tTeppo\tteppo.example.org\n"
    "OP-Kainuu Oy\tNina\tnina@example.org\n"
    "Veturi-Apteekki\tMalli\t\n"
    "Nuotta\tEsa\tesa@example.org\n"
)


@pytest.fixture
def story():
    return world.story()


@pytest.fixture
def eeva(client, story):
    client.force_login(story.eeva)
    return client


def address(one: Import) -> str:
    return f"/suunnittelu/kajaani/kumppanit/liita/{one.pk}/"


def sent(response, **changes):
    """What the page's form sends, some of it changed."""
    return dict(response.context["checking"].data) | {"here": response.context["here"]} | changes


def test_the_lead_says_how_many_need_the_user(eeva, story):
    page = eeva.get(address(staged(story, PROBLEMS))).content.decode()
    assert (
        "Luimme neljä riviä. Kolme kaipaa sinua, yksi on kunnossa. Mitään ei ole vielä tallennettu." in page
    )
    assert "Tallenna 4 kumppania" in page and "Tallenna vain 1 kunnossa oleva" in page


def test_each_problem_has_its_reason_its_field_and_what_excel_said(eeva, story):
    response = eeva.get(address(staged(story, PROBLEMS)))
    first, second, third = response.context["rows"]
    assert first["title"] == "Rivi 2: Kela Kajaani"
    assert [problem["text"] for problem in first["problems"]] == ["Sähköposti: Osoitteesta puuttuu @-merkki."]
    assert first["excel"] == "Kela Kajaani · Teppo · teppo.example.org"
    assert second["hint"] == "Verkostossasi on jo OP-Kainuu, ilman yhteyshenkilöä."
    assert third["hint"] == "Sähköposti puuttuu."
    assert "Excelissä luki:" in response.content.decode()


def test_a_correction_is_kept_and_the_row_moves_down(eeva, story):
    one = staged(story, PROBLEMS)
    page = eeva.get(address(one))
    response = eeva.post(address(one), sent(page, **{"r1-email": "teppo@example.org"}), follow=True)
    assert response.redirect_chain and "Neljä on kunnossa" in response.context["lead"]
    assert "teppo@example.org" in Import.objects.get().fixes["1"]["values"]["email"]
    assert Organisation.objects.of(story.kainuu).count() == 1


def test_a_correction_that_does_not_help_is_kept_and_told(eeva, story):
    one = staged(story, PROBLEMS)
    response = eeva.post(address(one), sent(eeva.get(address(one)), **{"r1-email": "teppo@example"}))
    content = response.content.decode()
    assert response.status_code == 200 and response.context["has_errors"]
    assert "Osoitteen loppu puuttuu" in content and 'value="teppo@example"' in content
    assert Import.objects.get().fixes["1"]["values"]["email"] == "teppo@example"


@pytest.mark.parametrize("bad", ["Aino 131052-308T", "a\x07b"])
def test_an_identity_code_typed_as_a_correction_is_not_kept(eeva, story, bad):
    one = staged(story, PROBLEMS)
    response = eeva.post(address(one), sent(eeva.get(address(one)), **{"r1-email": bad}))
    assert response.status_code == 200 and "r1-email" in response.context["checking"].errors
    assert bad not in str(Import.objects.get().fixes)


def test_an_identity_code_in_the_list_is_never_kept_and_stops_its_row(eeva, story):
    one = staged(story, HEADINGS + "Nuotta\tAino 131052-308T\taino@example.org\nKela\tT\tt@example.org")
    assert "308T" not in str(Import.objects.get().table)
    page = eeva.get(address(one))
    assert [row["title"] for row in page.context["rows"]] == ["Rivi 2: Nuotta"]
    assert "henkilötunnus" in page.content.decode()
    eeva.post(f"{address(one)}tallenna/", sent(page))
    assert not Organisation.objects.named("Nuotta").exists()
    eeva.post(f"{address(one)}tallenna/", sent(page, **{"r1-contact": "Aino"}))
    assert Organisation.objects.named("Nuotta").exists()


def test_columns_can_be_changed_and_keep_the_corrections(eeva, story):
    one = staged(story, PROBLEMS)
    page = eeva.get(address(one))
    changed = sent(page, **{"c1": "", "r1-email": "teppo@example.org"})
    eeva.post(address(one), changed)
    one.refresh_from_db()
    assert one.columns[1] == "" and one.fixes["1"]["values"]["email"] == "teppo@example.org"
    without_header = {name: value for name, value in changed.items() if name != "header"}
    eeva.post(address(one), without_header)
    one.refresh_from_db()
    assert (one.has_header, one.row_count) == (False, 5)


def test_a_row_in_order_can_be_opened_and_corrected(eeva, story):
    one = staged(story)
    page = eeva.get(address(one))
    response = eeva.post(address(one), sent(page, open="2"))
    assert response["Location"].endswith("#row-2")
    page = eeva.get(address(one))
    assert len(page.context["rows"][0]["fields"]) == 12
    eeva.post(address(one), sent(page, **{"r2-organisation": "Veturi-Apteekki"}))
    page = eeva.get(address(one))
    assert page.context["rows"] == [] and page.context["ready"][1]["name"] == "Veturi-Apteekki"


@pytest.mark.parametrize("press", [{"open": "4"}, {"c4": ""}])
def test_a_press_about_something_else_decides_nothing(eeva, story, press):
    one = staged(story, PROBLEMS)
    eeva.post(address(one), sent(eeva.get(address(one)), **press))
    assert {"Rivi 3: OP-Kainuu Oy", "Rivi 4: Veturi-Apteekki"} <= {
        row["title"] for row in eeva.get(address(one)).context["rows"]
    }


def test_a_row_left_out_can_be_taken_in_again(eeva, story):
    one = staged(story, PROBLEMS)
    eeva.post(address(one), sent(eeva.get(address(one)), **{"r1-out": "on"}))
    page = eeva.get(address(one))
    out = next(row for row in page.context["ready"] if row["name"] == "Kela Kajaani")
    assert out["is_out"] and out["outcome"] == "Jätetään pois"
    eeva.post(address(one), {"open": str(out["index"])})
    assert any(row["title"] == "Rivi 2: Kela Kajaani" for row in eeva.get(address(one)).context["rows"])


def test_many_problems_come_fifty_at_a_time_and_corrections_of_all_pages_stay(eeva, story):
    one = staged(story, many(130, broken=120))
    page = eeva.get(address(one))
    assert [len(page.context["rows"]), len(page.context["pages"])] == [50, 3]
    response = eeva.post(address(one), sent(page, go="2-1", **{"r1-email": "eka@example.org"}))
    assert response["Location"] == f"{address(one)}?sivu=2"
    second = eeva.get(response["Location"])
    name = next(name for name in second.context["checking"].data if name.endswith("-email"))
    eeva.post(response["Location"], sent(second, go="3-1", **{name: "toka@example.org"}))
    fixes = Import.objects.get().fixes
    kept = [fix["values"]["email"] for fix in fixes.values() if "@" in fix.get("values", {}).get("email", "")]
    assert sorted(kept) == ["eka@example.org", "toka@example.org"]


def test_the_page_never_sends_more_fields_than_the_server_takes(eeva, story, settings):
    wide = "\t".join(f"Sarake {number}" for number in range(40)) + "\n"
    rows = "\n".join("\t".join(f"{number}-{row}" for number in range(40)) for row in range(120))
    one = staged(story, wide + rows)
    response = eeva.get(address(one))
    fields = response.content.decode().count(" name=")
    assert 0 < fields < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_long_lists_are_paged(eeva, story):
    page = eeva.get(address(staged(story, many(130))))
    assert [len(page.context["ready"]), len(page.context["ready_pages"])] == [50, 3]


def test_a_longer_list_needs_no_more_queries(eeva, story, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    eeva.get(address(staged(story, many(1))))
    for size in (1, 30, 500):
        one = staged(story, many(size))
        with CaptureQueriesContext(connection) as queries:
            eeva.get(address(one))
        counts.append(len(queries))
    assert len(set(counts)) == 1 and counts[0] <= 10


def test_looking_changes_nothing(eeva, story):
    one = staged(story, PROBLEMS)
    before = Import.objects.values().get(pk=one.pk)
    eeva.get(f"{address(one)}?kesken=1&sivu=99")
    assert Import.objects.values().get(pk=one.pk) == before


def test_a_strange_press_is_answered_with_a_page(eeva, story):
    one = staged(story, PROBLEMS)
    for data in (
        {"open": "99999"},
        {"open": "x"},
        {"go": "x"},
        {"r1-email": "x" * 600},
        {"r999-email": "a"},
        {"c0": "hetu"},
    ):
        assert eeva.post(address(one), data).status_code in (200, 302)


def test_a_hidden_column_stays_hidden_until_it_is_taken_in(eeva, story):
    from events.actions import intake
    from partners.intake_files import read_file
    from tests.partners.intake_files import make

    table = read_file("lista.xlsx", make.excel_with_numbers())
    one = intake.stage(story.kajaani, table, "lista.xlsx", by=story.eeva)
    response = eeva.post(address(one), {"open": "1"}, follow=True)
    assert response.context["rows"][0]["title"] == "Rivi 2: Kela"
    content = response.content.decode()
    assert "Kotiosoite" in content and "Salatie" not in content
    assert response.context["ready_note"] == "2 riviä, 1 jätetään pois"
    eeva.post(address(one), sent(response, c2="street_address"))
    assert "Salatie 1" in eeva.get(address(one)).content.decode()
