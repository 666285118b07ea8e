"""Is what the room has too little of proposed for the list, as much as makes up for it and no more?"""

from events.plan_choices import Shortage
from events.shortages import Proposal, proposals
from events.stand_facts import RoomFacts, StandFacts, totals_of

TWO = totals_of([
    StandFacts("a", "Kela", tables=6, sockets=3, needs=("screen", "network")),
    StandFacts("b", "OP", tables=3, sockets=2, needs=("screen",)),
])  # fmt: skip
SMALL = RoomFacts(tables=8, sockets=1, screens=1, has_wifi=False)


def test_each_shortage_is_proposed_with_as_many_pieces_as_make_up_for_it():
    assert proposals(TWO, SMALL, []) == (
        Proposal(Shortage.TABLES, 9, 8, 1),
        Proposal(Shortage.SOCKETS, 5, 1, 2),  # an extension lead gives three sockets
        Proposal(Shortage.SCREENS, 2, 1, 1),
        Proposal(Shortage.NETWORK, 1, 0, 1),
    )


def test_nothing_is_proposed_where_there_is_enough_or_nobody_knows():
    assert proposals(TWO, RoomFacts(tables=9, sockets=5, screens=2, has_wifi=True), []) == ()
    assert proposals(TWO, RoomFacts(), []) == ()


def test_what_is_on_the_list_is_not_proposed_again_until_the_need_grows():
    listed = [("tables", 1), ("sockets", 1), ("sockets", 1), ("screens", 1), ("network", 1)]
    assert proposals(TWO, SMALL, listed) == ()
    grown = totals_of([StandFacts("c", "Kirjasto", tables=12)])
    assert proposals(grown, SMALL, listed) == (Proposal(Shortage.TABLES, 12, 8, 4, listed=1),)
