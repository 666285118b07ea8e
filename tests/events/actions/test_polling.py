"""Is the day agreed among all who were asked: each tap kept, the library heard, one day chosen once?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import poll_results
from events.actions import ideas, polling
from events.date_choices import Suits
from events.models import Concept, Event, Poll, PollOption, PollVote
from partners.models import Change
from tests import poll_world, world

pytestmark = pytest.mark.django_db


def results(poll: Poll) -> poll_results.Results:
    return poll_results.results_of(Poll.objects.with_everything().get(pk=poll.pk))


def say(asked: poll_world.Idea, who: int | None, *answers: str) -> None:
    """One of those asked answers all times; None is the library."""
    stand = None if who is None else asked.stands[who]
    for option, answer in zip(asked.options, answers, strict=True):
        polling.vote(asked.poll, stand, option.pk, Suits(answer), by_name="Joku")


def test_everybody_at_the_event_and_the_library_are_asked_but_not_who_declined_or_wants_no_mail():
    story = world.story()
    for number, facts in enumerate(({}, {"state": "declined"}, {})):
        partner = world.organisation(
            story.kainuu, f"Kumppani {number}", f"k-{number}", no_invitations=number == 2
        )
        world.stand(story.kajaani, partner, order=number + 5, **({"state": "invited"} | facts))
    poll = polling.ask(
        story.kajaani, poll_world.proposals(), deadline=timezone.localdate(), note="", by=story.eeva
    )
    names = [
        voice.stand.organisation.name if voice.stand else "kirjasto" for voice in poll.voices.order_by("id")
    ]
    assert names == ["OP-Kainuu", "Kumppani 0", "kirjasto"]
    assert Change.objects.about(story.kajaani.subject).first().deed == "poll_opened"
    with pytest.raises(polling.PollIsOpen):
        polling.ask(
            story.kajaani, poll_world.proposals(), deadline=timezone.localdate(), note="", by=story.eeva
        )


def test_a_tap_is_kept_changed_and_told_once():
    asked = poll_world.idea()
    first, stand = asked.options[0], asked.stands[0]
    assert polling.vote(asked.poll, stand, first.pk, Suits.YES, by_name="Kaisa")
    assert not polling.vote(asked.poll, stand, first.pk, Suits.YES, by_name="Kaisa")
    assert polling.vote(asked.poll, stand, first.pk, Suits.NO, by_name="Kaisa")
    assert [(vote.option_id, vote.answer) for vote in PollVote.objects.all()] == [(first.pk, "no")]
    told = Change.objects.of_part(stand.subject).values_list("deed", "before", "after", "by_name")
    assert list(told) == [("poll_voted", "yes", "no", "Kaisa"), ("poll_voted", "", "yes", "Kaisa")]
    other = polling.ask(
        asked.story.oulu_event,
        poll_world.proposals(),
        deadline=timezone.localdate(),
        note="",
        by=asked.story.oona,
    )
    with pytest.raises(PollOption.DoesNotExist):  # a time of somebody else's poll
        polling.vote(asked.poll, stand, other.options.first().pk, Suits.YES, by_name="Kaisa")


def test_the_librarys_no_outweighs_the_votes():
    asked = poll_world.idea()
    say(asked, 0, "yes", "yes", "no")
    say(asked, 1, "yes", "if_needed", "if_needed")
    say(asked, 2, "yes", "no", "no")
    assert results(asked.poll).best.option == asked.options[0]
    say(asked, None, "no", "if_needed", "yes")
    found = results(asked.poll)
    assert [one.option for one in found.ranked] == [asked.options[1], asked.options[2], asked.options[0]]
    assert found.best.option == asked.options[1] and found.ranked[-1].is_vetoed
    assert (len(found.answered), len(found.silent)) == (4, 0)


def test_a_chosen_day_closes_the_poll_and_dates_the_whole_plan():
    asked = poll_world.idea()
    say(asked, 0, "yes", "yes", "no")
    option = asked.options[1]
    model = Concept.objects.default_of([asked.story.kainuu])
    event = polling.choose(asked.poll, option, by=asked.story.eeva, today=timezone.localdate(), concept=model)
    assert (event.pk, event.day, event.opens, event.closes) == (
        asked.event.pk,
        option.day,
        option.opens,
        option.closes,
    )
    assert event.venue == asked.library and event.meetings.count() == 2 and event.tasks.count() == 2
    poll = Poll.objects.get(pk=asked.poll.pk)
    assert (poll.is_open, poll.options.get(was_chosen=True)) == (False, option)
    with pytest.raises(polling.PollClosed):  # the last vote comes too late, and nothing of it is kept
        polling.vote(asked.poll, asked.stands[1], option.pk, Suits.YES, by_name="Kela")
    with pytest.raises(polling.PollClosed):
        polling.comment(asked.poll, asked.stands[1], "Myöhässä", by_name="Kela")
    with pytest.raises(polling.PollClosed):
        polling.choose(
            asked.poll, asked.options[0], by=asked.story.eeva, today=timezone.localdate(), concept=model
        )
    assert not polling.close(asked.poll, by=asked.story.eeva)
    assert PollVote.objects.count() == 3 and Event.objects.get(pk=event.pk).day == option.day


def test_a_day_that_cannot_become_a_plan_leaves_the_poll_open():
    asked = poll_world.idea()
    today, option = timezone.localdate(), asked.options[0]
    with pytest.raises(polling.NothingToPlanWith):
        polling.choose(asked.poll, option, by=asked.story.eeva, today=today, concept=None)
    assert Poll.objects.get(pk=asked.poll.pk).is_open and not PollOption.objects.filter(was_chosen=True)
    Event.objects.filter(pk=asked.event.pk).update(day=today + timedelta(days=50))
    with pytest.raises(ideas.AlreadyPlanned):
        polling.choose(asked.poll, option, by=asked.story.eeva, today=today, concept=None)
    assert Poll.objects.get(pk=asked.poll.pk).is_open


def test_a_poll_closed_without_a_day_may_be_asked_again():
    asked = poll_world.idea()
    assert polling.close(asked.poll, by=asked.story.eeva) and not polling.close(
        asked.poll, by=asked.story.eeva
    )
    again = polling.ask(
        asked.event, poll_world.proposals(2), deadline=timezone.localdate(), note="", by=asked.story.eeva
    )
    assert [poll.is_open for poll in Poll.objects.of(asked.event)] == [True, False]
    assert again.voices.count() == 4


def test_planning_an_idea_by_hand_closes_its_poll():
    asked = poll_world.idea()
    model = Concept.objects.default_of([asked.story.kainuu])
    first = asked.options[0]
    ideas.plan_idea(
        asked.event, concept=model, venue=asked.library, day=first.day, opens=first.opens, closes=first.closes,
        keeps_name=True, by=asked.story.eeva, today=timezone.localdate(),
    )  # fmt: skip
    assert not Poll.objects.get(pk=asked.poll.pk).is_open
