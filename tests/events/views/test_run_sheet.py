"""Is the run sheet written on one screen, sorted by its hours, and never by two people over each other?"""

from datetime import time

import pytest

from events import prints, sheet, sheet_day
from events.documents import kinds
from events.models import DayPlan, RunSlot
from partners.models import Change
from tests import world

ADDRESS = "/suunnittelu/kajaani/aikataulu/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def story(client):
    story = world.story()
    client.force_login(story.eeva)
    return story


def send(client, do="save", seen=None, *rows, **more):
    """Press a button with rows (starts, ends, kind, title, public) on the sheet; `seen` defaults to what is saved."""
    data = {"do": do, "seen": client.get(ADDRESS).context["seen"] if seen is None else seen, **more}
    for number, (starts, ends, kind, title, public) in enumerate(rows):
        data |= {
            f"r{number}-starts": starts,
            f"r{number}-ends": ends,
            f"r{number}-kind": kind,
            f"r{number}-title": title,
        }
        data |= {f"r{number}-is_public": "on"} if public else {}
    return client.post(ADDRESS, data)


TALK = ("15", "15.30", "talk", "Huijausviestit", True)
DOORS = ("14", "", "doors", "", False)


def test_a_proposal_is_made_of_what_is_known_and_saves_nothing(client, story):
    DayPlan.objects.create(
        event=story.kajaani, programme="15 Huijausviestit – Kainuun Nuotta\nKahvia koko ajan"
    )
    response = send(client, "propose", None, DOORS)
    kinds_there = [row["kind"] for row in response.context["rows"].rows]
    assert kinds_there.count("doors") == 1, "what is there is not proposed again"
    assert "talk" in kinds_there
    assert not RunSlot.objects.exists()
    again = send(client, "propose", None, DOORS, TALK)
    assert [row["kind"] for row in again.context["rows"].rows].count("talk") == 1


def test_rows_are_added_duplicated_removed_and_sorted_and_empty_ones_left_out(client, story):
    rows = send(client, "add", None, TALK).context["rows"]
    assert rows.rows[-1]["starts"] == "15.30", "a new row begins where the last one ends"
    assert rows.focus == (1, "title")
    copied = send(client, "copy-0", None, TALK, DOORS).context["rows"].rows
    assert [row["starts"] for row in copied] == ["14", "15", "15"]
    assert [row["starts"] for row in send(client, "remove-0", None, TALK, DOORS).context["rows"].rows] == [
        "14"
    ]
    assert not RunSlot.objects.exists()
    response = send(client, "save", None, TALK, DOORS, ("", "", "other", "", False))
    assert response["Location"] == ADDRESS
    saved = sheet_day.slots_of(story.kajaani)
    assert [(row.starts, row.kind, row.is_public) for row in saved] == [
        (time(14), "doors", False), (time(15), "talk", True),
    ]  # fmt: skip


def test_mistakes_name_the_row_and_keep_what_was_typed(client, story):
    response = send(
        client, "save", None, ("25", "", "talk", "Omakanta", False), ("14", "", "other", "", False)
    )
    assert [(row, column) for row, column, _text, _anchor in response.context["faults"]] == [
        (1, "Mitä tapahtuu"), (2, "Alkaa"),
    ]  # fmt: skip
    page = response.content.decode()
    assert 'value="25"' in page
    assert 'value="Omakanta"' in page
    assert not RunSlot.objects.exists()


def test_who_saves_second_sees_what_was_saved_and_may_still_put_hers_in_its_place(client, story):
    seen = client.get(ADDRESS).context["seen"]
    send(client, "save", seen, DOORS)
    response = send(client, "save", seen, TALK)
    assert response.status_code == 409
    assert "Ovet avataan" in response.content.decode()
    assert RunSlot.objects.get().kind == "doors"
    assert send(client, "save", response.context["seen"], TALK).status_code == 302
    assert RunSlot.objects.get().kind == "talk"
    again = send(client, "save", seen, TALK)
    assert again.status_code == 302, "the same sheet once more is no clash"
    assert Change.objects.of_deeds(["run_sheet_edited"]).values("occasion").distinct().count() == 2


def test_public_talks_are_the_programme_everywhere_and_old_prints_are_told(client, story):
    plan = DayPlan.objects.create(
        event=story.kajaani,
        programme="15 Vanha otsikko\nKahvia koko ajan",
        programme_sv="15 Bluffmeddelanden\nKaffe",
    )
    before = prints.facts_digest("programme_leaflet", with_day(story, "fi"))
    send(client, "save", None, DOORS, TALK)
    told = sheet_day.of(story.kajaani).programme
    assert [(item.title, item.starts) for item in told] == [
        ("Huijausviestit", time(15)),
        ("Kahvia koko ajan", None),
    ]
    assert [item.title for item in sheet_day.of(story.kajaani, "sv").programme] == [
        "Bluffmeddelanden",
        "Kaffe",
    ]
    assert sheet_day.of(story.kajaani, "en").missing == ("programme",)
    after = prints.facts_digest("programme_leaflet", with_day(story, "fi"))
    assert before != after
    changes = Change.objects.of_deeds(["run_sheet_edited"])
    assert set(prints.changed_fields(changes, "fi", "programme_leaflet")) == {"programme"}
    assert set(prints.changed_fields(changes, "fi", "run_sheet")) == {"programme", "run_sheet"}
    assert "Huijausviestit" in client.get(ADDRESS).content.decode()
    plan.delete()
    assert [item.title for item in sheet_day.of(story.kajaani).programme] == ["Huijausviestit"]


def with_day(story, language):
    return sheet.of(story.kajaani, language).with_changes(day_facts=sheet_day.of(story.kajaani, language))


def test_the_same_number_of_queries_for_one_row_and_for_thirty(client, story, django_assert_max_num_queries):
    send(client, "save", None, *[(f"{hour}.{minute:02}", "", "other", f"Rivi {hour} {minute}", False)
                                 for hour in range(9, 19) for minute in (0, 20, 40)])  # fmt: skip
    assert RunSlot.objects.count() == 30
    with django_assert_max_num_queries(22):
        client.get(ADDRESS)


def test_coordinators_write_and_librarians_only_read(client, story):
    for person, write, read in (
        (story.eeva, 200, 200), (story.matti, 404, 404), (story.liisa, 404, 200), (story.oona, 404, 404),
    ):  # fmt: skip
        client.force_login(person)
        assert client.get(ADDRESS).status_code == write
        assert client.get(ADDRESS + "puhelin/").status_code == read
    assert "run_sheet" in kinds.KINDS
