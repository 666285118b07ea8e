"""Does a pasted list wait without writing anything, and is it saved once, whatever happens?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import jobs, letters
from events.actions import intake, intake_saving, intake_undo
from events.choices import StandState
from events.intake_choices import ImportState
from events.models import Import, Stand
from partners.intake_files import read_text
from partners.models import Change, Contact, Organisation
from tests import world
from tests.lists import HEADINGS, many, saved, staged, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_nothing_is_written_before_confirming(story):
    before, changes = written(), Change.objects.count()
    one = staged(story)
    intake.correct(one.pk, {"1": {"values": {"email": "toinen@example.org"}}})
    assert len(intake.rows_of(one)) == 2
    assert (written(), Change.objects.count()) == (before, changes)


def test_a_confirmed_list_makes_organisations_contacts_and_invited_stands(story):
    one = saved(story)
    stand = Stand.objects.get(event=story.kajaani, organisation__name="Nuotta")
    assert (stand.state, stand.topic) == (StandState.INVITED, "etätuki")
    contact = stand.organisation.contacts.get()
    assert (contact.name, contact.email, contact.is_primary) == ("Esa", "esa@example.org", True)
    assert (one.state, one.done_count, one.row_count, one.table, one.fixes) == (
        ImportState.DONE,
        2,
        2,
        [],
        {},
    )
    assert Change.objects.of_part(stand.subject).get().deed == "stand_added"
    assert stand.organisation.slug == "nuotta"


def test_what_is_saved_passes_the_models_own_checks(story):
    saved(story)
    for row in (*Organisation.objects.all(), *Contact.objects.exclude(name=""), *Stand.objects.all()):
        row.full_clean()


def test_a_known_organisation_keeps_its_facts_and_gets_one_stand(story):
    known = world.organisation(story.kainuu, "Nuotta", "nuotta", street_address="Vanhatie 1")
    contact = world.contact(known, "Esa", email="esa@example.org", phone="08 1")
    saved(story, HEADINGS + "NUOTTA\tEsa\tesa@example.org\t\t")
    known.refresh_from_db()
    assert (known.name, known.street_address) == ("Nuotta", "Vanhatie 1")
    assert list(known.contacts.values_list("pk", "phone")) == [(contact.pk, "08 1")]
    assert known.stands.filter(event=story.kajaani).count() == 1


def test_letters_go_to_this_years_person_and_last_years_stays(story):
    known = world.organisation(story.kainuu, "Nuotta", "nuotta")
    earlier = world.contact(known, "Oiva", email="oiva@example.org")
    saved(story, HEADINGS + "Nuotta\tEsa\tesa@example.org\t\t", {"1": "update"})
    assert list(known.contacts.values_list("name", "is_primary")) == [("Esa", True), ("Oiva", False)]
    stand = Stand.objects.in_order().with_contacts().get(event=story.kajaani, organisation=known)
    assert letters.contact_of(stand).name == "Esa"
    assert earlier.pk


def test_a_new_person_without_an_address_takes_nobodys_letters(story):
    known = world.organisation(story.kainuu, "Nuotta", "nuotta")
    world.contact(known, "Oiva", email="oiva@example.org")
    saved(story, HEADINGS + "Nuotta\tEsa\t\t000 123 4567\t", {"1": "update"})
    assert dict(known.contacts.values_list("name", "is_primary"))["Oiva"] is True


def test_a_new_number_is_taken_only_when_it_was_chosen(story):
    contact = world.contact(
        world.organisation(story.kainuu, "Nuotta", "nuotta"), "Esa", email="esa@example.org"
    )
    one = staged(story, HEADINGS + "Nuotta\tEsa\tesa@example.org\t000 123 4567\t")
    with pytest.raises(intake.NotReady):
        intake.confirm(one.pk)
    intake.correct(one.pk, {"1": {"choice": "update"}})
    intake.confirm(one.pk)
    jobs.save_import.func(one.pk)
    contact.refresh_from_db()
    assert contact.phone == "000 123 4567"
    assert Change.objects.about(f"organisation:{contact.organisation_id}")[0].field == "contact_phone"
    assert intake_undo.undo(one.pk, by=story.eeva)
    contact.refresh_from_db()
    assert contact.phone == ""


def test_only_rows_in_order_are_saved_when_asked(story):
    one = staged(story, HEADINGS + "Nuotta\tEsa\tesa@example.org\nKela\tTeppo\tteppo.example.org")
    _one, is_mine = intake.confirm(one.pk, only_ready=True)
    jobs.save_import.func(one.pk)
    one.refresh_from_db()
    assert is_mine and one.reading["left_out"] == [3]
    assert not Organisation.objects.named("Kela").exists()


def test_a_stranger_of_the_same_name_in_another_network_stays_apart(story):
    world.organisation(story.oulu, "Nuotta", "nuotta")
    saved(story)
    assert Organisation.objects.named("Nuotta").count() == 2
    assert Organisation.objects.of(story.kainuu).named("Nuotta").count() == 1


# --- once, whatever happens --------------------------------------------------------------------------------------


def test_a_second_press_and_a_second_worker_save_nothing_twice(story):
    one = staged(story, many(250))
    assert intake.confirm(one.pk)[1] is True
    assert intake.confirm(one.pk)[1] is False
    for _worker in range(2):
        jobs.save_import.func(one.pk)
    assert story.kajaani.stands.count() == 251
    assert Contact.objects.filter(email__startswith="essi").count() == 250


def test_a_worker_killed_between_batches_is_gone_on_from(story):
    one = staged(story, many(250))
    intake.confirm(one.pk)
    assert intake_saving.save_batch(one.pk) is True
    one.refresh_from_db()
    assert (one.done_count, story.kajaani.stands.count()) == (100, 101)
    jobs.save_import.func(one.pk)
    assert story.kajaani.stands.count() == 251


def test_a_batch_that_breaks_is_not_saved_in_part(story):
    one = staged(story, many(30))
    intake.confirm(one.pk)
    before = written()
    entry = Import.objects.get(pk=one.pk)
    entry.table[20]["facts"]["municipality_id"] = "999"  # there is no such municipality: the database refuses
    entry.save()
    jobs_failed(one.pk)
    one.refresh_from_db()
    assert written() == before
    assert (one.state, one.done_count, bool(one.trouble)) == (ImportState.FAILED, 0, True)


def jobs_failed(pk):
    """Save, expecting the database to refuse; constraints are looked at as at the end of a transaction."""
    from django.db import IntegrityError, connection, transaction

    try:
        with transaction.atomic():
            intake_saving._save_batch(pk)
            connection.check_constraints()
    except IntegrityError:
        intake.fail(pk, "IntegrityError")


def test_a_list_that_broke_off_can_be_gone_on_with(story):
    one = staged(story)
    intake.confirm(one.pk)
    intake.fail(one.pk, "OperationalError")
    assert intake.confirm(one.pk)[1] is True
    jobs.save_import.func(one.pk)
    assert story.kajaani.stands.count() == 3


def test_a_partner_added_by_hand_meanwhile_is_not_doubled(story):
    one = staged(story)
    intake.confirm(one.pk)
    by_hand = world.organisation(story.kainuu, "Nuotta", "nuotta")
    world.stand(story.kajaani, by_hand)
    jobs.save_import.func(one.pk)
    assert Organisation.objects.of(story.kainuu).named("Nuotta").count() == 1
    assert by_hand.stands.get().state == StandState.CONFIRMED


def test_an_organisation_deleted_meanwhile_breaks_nothing(story):
    known = world.organisation(story.kainuu, "Nuotta", "nuotta")
    one = staged(story)
    intake.confirm(one.pk)
    known.delete()
    jobs.save_import.func(one.pk)
    assert [stand.organisation.name for stand in story.kajaani.stands.in_order()][1:] == ["Apteekki"]


@pytest.mark.parametrize("step", ["confirm", "save", "undo", "rows"])
def test_a_longer_list_needs_no_more_queries(story, step):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for start, count in ((0, 1), (100, 30)):
        one = staged(story, many(count, start))
        work = {
            "rows": lambda one=one: intake.rows_of(one),
            "confirm": lambda one=one: intake.confirm(one.pk),
            "save": lambda one=one: intake_saving.save_batch(one.pk),
            "undo": lambda one=one: intake_undo.undo(one.pk, by=story.eeva),
        }
        order = ["rows", "confirm", "save", "undo"]
        for name in order[: order.index(step)]:
            work[name]()
        with CaptureQueriesContext(connection) as queries:
            work[step]()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_two_thousand_rows_are_matched_in_a_bounded_number_of_queries(story, django_assert_max_num_queries):
    one = staged(story, many(2_000))
    with django_assert_max_num_queries(4):
        rows = intake.rows_of(one)
    assert len(rows) == 2_000 and not any(row.needs_user for row in rows)


# --- time --------------------------------------------------------------------------------------------------------


def test_a_list_nobody_confirms_is_forgotten_after_a_day(story):
    young, old = staged(story), staged(story)
    Import.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(hours=25))
    assert jobs.look_after_imports(timezone.now()) == 1
    assert list(Import.objects.values_list("pk", flat=True)) == [young.pk]


def test_what_undoing_needs_is_forgotten_after_a_month(story):
    one = saved(story)
    Import.objects.filter(pk=one.pk).update(saved_at=timezone.now() - timedelta(days=31))
    jobs.look_after_imports(timezone.now())
    one.refresh_from_db()
    assert (one.state, one.made) == (ImportState.DONE, {})


def test_a_list_whose_worker_died_is_given_to_another(story):
    one = staged(story)
    intake.confirm(one.pk)
    assert intake.standing_still(timezone.now()) == []
    later = timezone.now() + timedelta(minutes=3)
    assert intake.standing_still(later) == [one.pk]


def test_a_hidden_row_is_left_out_until_somebody_takes_it_in(story):
    table = read_text(HEADINGS + "Nuotta\tEsa\tesa@example.org\nKela\tTeppo\tteppo@example.org")
    table.hidden_rows = [2]
    one = intake.stage(story.kajaani, table, "lista.xlsx", by=story.eeva)
    assert [row.is_out for row in intake.rows_of(one)] == [False, True]
    one = intake.correct(one.pk, {"2": {"open": True, "choice": ""}})
    assert [row.needs_user for row in intake.rows_of(one)] == [False, True]


def test_a_hidden_column_is_left_out_until_somebody_takes_it_in(story):
    table = read_text("Organisaatio\tSähköposti\tPuhelin\nNuotta\tesa@example.org\t000 123 4567")
    table.hidden_columns = [2]
    one = intake.stage(story.kajaani, table, "lista.xlsx", by=story.eeva)
    assert intake.rows_of(one)[0].values["phone"] == ""
    one = intake.correct(one.pk, {}, columns=["organisation", "email", "phone"])
    assert intake.rows_of(one)[0].values["phone"] == "000 123 4567"
