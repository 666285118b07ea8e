"""Who sees papers of which sort: everybody of the event, those who may read who comes, planners, or coordinators?"""

import pytest

from events.documents import kinds
from events.models import Event
from tests import world

pytestmark = pytest.mark.django_db
SORTS = ("all", "people", "plan", "letters")


def test_every_kind_belongs_to_a_sort():
    assert {kind.seen_by for kind in kinds.KINDS.values()} <= set(SORTS)


def test_each_role_sees_its_own_sorts():
    story = world.story()
    seen = {
        name: [
            sort
            for sort in SORTS
            if story.kajaani in Event.objects.whose_papers_are_seen_by(person, sort)
        ]
        for name, person in (
            ("coordinator", story.eeva), ("materials", story.matti), ("librarian", story.liisa),
            ("other librarian", story.sirpa), ("stranger", story.oona),
        )
    }  # fmt: skip
    assert seen == {
        "coordinator": ["all", "people", "plan", "letters"],
        "materials": ["all", "plan"],
        "librarian": ["all", "people"],
        "other librarian": [],
        "stranger": [],
    }
