"""Are people asked to a meeting once each time, with a calendar that is invited, moved and taken back?"""

from datetime import date, time

import pytest

from events.actions import agendas, convening, inviting, meetings
from events.choices import Attending, LetterKind, MeetingState
from events.models import Attendance, Attendee, CalendarTold
from partners.choices import MessageState
from partners.models import Link, Message
from partners.post import outbox
from tests import world
from tests.meeting_world import Called, plain

pytestmark = pytest.mark.django_db
KAISA = "kaisa.kursseja@example.org"


@pytest.fixture
def called():
    return Called()


def ask(called: Called, *further: tuple[str, str, str]) -> list[Message]:
    """Ask everybody who is likely; return the new drafts."""
    keys = [one.key for one in convening.candidates(called.now()) if one.is_likely]
    written = convening.invite(called.now(), keys, further, called.eeva)
    return list(Message.objects.filter(pk__in=written).order_by("pk"))


def leave(messages: list[Message]) -> None:
    """Let drafts leave as a person and the worker do."""
    outbox.release([one.pk for one in messages], None)
    inviting.pack_all(Message.objects.unpacked())
    Message.objects.filter(pk__in=[one.pk for one in messages]).update(state=MessageState.ACCEPTED)


def test_partners_library_and_own_people_each_get_one_draft_with_agenda_and_link(called):
    drafts = ask(called, ("Aino Aho", "Kylätalo", "aino@example.org"), ("Urho", "", ""))
    assert sorted(one.to_email for one in drafts) == sorted(
        [KAISA, "kirjasto@example.org", called.eeva.email, called.story.matti.email, "aino@example.org", ""]
    )
    kaisa = next(one for one in drafts if one.to_email == KAISA)
    assert kaisa.subject == called.stand.subject and kaisa.occasion == called.event.subject
    assert plain(kaisa.title) == "Kokouskutsu: Suunnittelukokous 1 ke 10.2."
    for words in ("Hei Kaisa,", "Aika: ke 10.2.2027 klo 13–14", "{answer_link}", "Asialista:\nAvaus\nTilat"):
        assert words in plain(kaisa.text), words
    assert "Etälinkki" not in kaisa.text
    assert ask(called) == []  # a second press finds nothing to do
    assert Attendee.objects.filter(meeting=called.meeting).count() == 6


def test_a_released_invitation_carries_the_calendar_and_a_link_of_its_own(called):
    leave(ask(called, ("Aino Aho", "Kylätalo", "aino@example.org")))
    told = CalendarTold.objects.filter(meeting=called.meeting)
    assert {(row.method, row.sequence) for row in told} == {("REQUEST", 0)} and told.count() == 5
    links = {outbox.link_of(one).split("/")[3] for one in Message.objects.of_kind(LetterKind.MEETING)}
    assert links == {"k", "kokous"} and Link.objects.count() == 5


def test_a_new_time_is_offered_as_an_update_to_the_same_entry(called):
    leave(ask(called))
    meetings.edit_meeting(called.now(), {"starts": time(14)}, seen=called.now().version, by=called.eeva)
    assert convening.behind(called.now()) == 4
    drafts = ask(called)
    assert {plain(one.title) for one in drafts} == {"Kokous muuttui: Suunnittelukokous 1 ke 10.2."}
    assert convening.behind(called.now()) == 0
    leave(drafts)
    latest = CalendarTold.objects.filter(meeting=called.meeting, email=KAISA).order_by("id")
    assert [(row.method, row.sequence) for row in latest] == [("REQUEST", 0), ("REQUEST", 1)]
    assert len({row.uid for row in latest}) == 1


def test_only_those_whose_calendars_hold_it_are_told_that_it_is_cancelled(called):
    drafts = ask(called)
    kaisa = next(one for one in drafts if one.to_email == KAISA)
    leave([kaisa])
    meetings.set_state(called.now(), MeetingState.CANCELLED, by=called.eeva)
    assert convening.call_off([called.meeting.pk], called.eeva) == 1
    assert convening.call_off([called.meeting.pk], called.eeva) == 0
    waiting = list(Message.objects.drafts())
    assert [(one.kind, one.to_email) for one in waiting] == [(LetterKind.MEETING_CANCELLED, KAISA)]
    leave(waiting)
    last = CalendarTold.objects.latest("id")
    assert (last.method, last.sequence, last.email) == ("CANCEL", 1, KAISA)


def test_a_draft_follows_the_agenda_until_it_leaves(called):
    draft = ask(called)[0]
    agendas.add_point(called.now(), "Kahvit", "", called.eeva)
    inviting.refresh_drafts(called.event.pk)
    draft.refresh_from_db()
    assert "Kahvit" in draft.text
    meetings.set_state(called.now(), MeetingState.CANCELLED, by=called.eeva)
    inviting.refresh_drafts(called.event.pk)
    draft.refresh_from_db()
    assert draft.state == MessageState.CANCELLED


def test_an_answer_has_one_home_whether_it_comes_by_link_mail_or_phone(called):
    ask(called, ("Aino Aho", "Kylätalo", "aino@example.org"))
    kaisa, aino = (Attendee.objects.get(email=email) for email in (KAISA, "aino@example.org"))
    assert convening.answer_of_stand(called.meeting, called.stand, Attending.NO, by_name="Kaisa")
    assert convening.answer_by_mail(called.meeting, KAISA.upper(), Attending.YES)
    assert not convening.answer_by_mail(called.meeting, "vieras@example.org", Attending.YES)
    assert convening.answer(called.meeting, aino, Attending.NO, by=called.eeva)
    assert not convening.answer(called.meeting, aino, Attending.NO, by=called.eeva)
    assert Attendance.objects.get().answer == Attending.YES
    people = Attendee.objects.filter(meeting=called.meeting)
    assert convening.answers_of(called.meeting, people)[kaisa.pk] == Attending.YES
    assert list(people.exclude(answer="").values_list("email", "answer")) == [("aino@example.org", "no")]


def test_somebody_left_out_is_told_when_the_calendar_holds_it(called):
    leave(ask(called))
    kaisa = Attendee.objects.get(email=KAISA)
    assert convening.leave_out(called.meeting, kaisa.pk, called.eeva)
    waiting = list(Message.objects.drafts())
    assert [(one.kind, one.to_email) for one in waiting] == [(LetterKind.MEETING_CANCELLED, KAISA)]
    leave(waiting)
    assert CalendarTold.objects.latest("id").method == "CANCEL"
    assert not convening.leave_out(called.meeting, kaisa.pk, called.eeva)


def test_whoever_was_asked_last_time_is_ready_to_be_asked_again(called):
    network = called.story.kainuu
    weeks = [world.network_meeting(network, day=date(2027, 2, day)) for day in (11, 18)]
    partner = world.organisation(network, "Kuntaliitto", "kuntaliitto")
    world.contact(partner, "Kaarina", email="kaarina@example.org")
    key = f"organisation:{partner.pk}"
    assert not next(one.is_likely for one in convening.candidates(weeks[0]) if one.key == key)
    convening.invite(
        weeks[0], [key], [("Aino", "Kylätalo", "aino@example.org"), ("Urho", "", "")], called.eeva
    )
    likely = {one.email for one in convening.candidates(weeks[1]) if one.is_likely}
    assert likely == {"kaarina@example.org", "aino@example.org", called.eeva.email, called.story.matti.email}
