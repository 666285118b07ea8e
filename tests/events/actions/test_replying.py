"""Is one answer one change and one receipt, also when eight people press at the same moment?"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from events import personal_links
from events.actions import replying
from events.actions.stands import StandChanged
from events.answering import Answer, answer_of
from events.choices import LetterKind
from events.models import Stand
from partners.choices import LinkPurpose
from partners.models import Change, Message
from tests import world
from tests.link_world import invited

PEOPLE = 8
COMES = Answer("confirmed", topic="Verkkopankki", ethics_version=1)
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deeds):
    """Do all deeds in threads of their own at the same moment; returns what they gave or raised."""
    barrier = Barrier(len(deeds))

    def do(deed):
        try:
            barrier.wait(30)
            return deed()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as crowd:
        return list(crowd.map(do, deeds))


def receipts():
    return Message.objects.of_kind(LetterKind.RECEIPT).count()


def test_eight_equal_answers_are_one_change_and_one_receipt():
    kaisa = invited()
    seen = answer_of(kaisa.stand, "fi")
    say = lambda: replying.reply(kaisa.token, kaisa.stand.pk, COMES, seen=seen, by_name="Kaisa")  # noqa: E731
    found = at_once([say] * PEOPLE)
    assert sorted(outcome.is_new for outcome in found) == [False] * (PEOPLE - 1) + [True]
    assert Change.objects.of_part(kaisa.stand.subject).values("occasion").distinct().count() == 1
    assert (receipts(), kaisa.now().version) == (1, 2)


def test_three_places_are_given_to_exactly_three_of_eight():
    kaisa = invited(places=3)
    event, stands = kaisa.stand.event, [kaisa.stand]
    for number in range(PEOPLE - 1):
        partner = world.organisation(event.network, f"Kumppani {number}", f"k{number}")
        stands.append(world.stand(event, partner, state="invited"))
    tokens = []
    for stand in stands:
        tokens.append(personal_links.new_address(LinkPurpose.STAND)[0])
        personal_links.save_for_stand(tokens[-1], stand)
    found = at_once(
        [
            lambda token=token, stand=stand: replying.reply(token, stand.pk, COMES, seen=None, by_name="")
            for token, stand in zip(tokens, stands, strict=True)
        ]
    )
    assert not [problem for problem in found if isinstance(problem, Exception)]
    assert sorted(Stand.objects.values_list("state", flat=True)) == ["confirmed"] * 3 + ["waiting"] * 5
    assert sorted(place for place in Stand.objects.values_list("place", flat=True) if place) == [1, 2, 3]


def test_of_two_opposite_answers_one_is_taken_and_the_other_told():
    kaisa = invited()
    seen = answer_of(kaisa.stand, "fi")
    found = at_once(
        [
            lambda answer=answer: replying.reply(kaisa.token, kaisa.stand.pk, answer, seen=seen, by_name="K")
            for answer in (COMES, Answer("declined"))
        ]
    )
    assert sorted(type(one).__name__ for one in found) == ["Outcome", "StandChanged"]
    assert isinstance(next(one for one in found if isinstance(one, Exception)), StandChanged)
    assert receipts() == 1


def test_a_receipt_that_cannot_be_written_takes_the_answer_back_with_it(monkeypatch):
    kaisa = invited()

    def broken(*facts):
        raise RuntimeError("no receipt")

    monkeypatch.setattr("events.actions.inviting.post_receipt", broken)
    with pytest.raises(RuntimeError):
        replying.reply(kaisa.token, kaisa.stand.pk, COMES, seen=None, by_name="Kaisa")
    assert kaisa.now().answered_at is None and not Change.objects.of_part(kaisa.stand.subject).exists()


def test_undoing_at_once_is_done_once():
    kaisa = invited()
    kaisa.send()
    version = kaisa.now().version
    found = at_once([lambda: replying.undo(kaisa.token, kaisa.stand.pk, version, by_name="Kaisa")] * 4)
    assert [type(one).__name__ for one in found].count("Outcome") == 1 and found.count(None) == 3
    assert kaisa.now().state == "invited"
