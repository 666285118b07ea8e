"""Does a partner's log say who was asked what and when, in one question for however many partners?"""

import pytest
from django.utils import timezone

from events.views.desk.message_log import log_of, logs_of
from tests import post_world, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return world.story()


def test_what_was_asked_and_when_is_told_from_the_oldest(story):
    stand = story.kajaani.stands.get()
    post_world.message(story.kajaani, stand, state="accepted")
    post_world.message(story.kajaani, stand, kind="reminder", state="failed", server_words="550 No such user")
    post_world.message(story.kajaani, stand, kind="new_link", state="cancelled")
    post_world.message(story.kajaani, stand, kind="unsure_reminder")
    year = "" if timezone.localdate().year == 2027 else "2027"
    when = f"ke\xa013.1.{year} klo 9.12"
    assert [(row.what, row.when, row.how, row.look) for row in log_of(stand)] == [
        ("Kutsuttu", when, f"Postipalvelin otti vastaan {when}", "ok"),
        ("Muistutettu", when, "Epäonnistui: 550 No such user", "late"),
        ("Kysytty uudelleen", "ei vielä lähetetty", "Luonnos", "plain"),
    ]


def test_thirty_partners_take_one_question(story, django_assert_num_queries):
    stands = [
        story.kajaani.stands.get(),
        *(post_world.partner(story.kajaani, f"Yhdistys {n}") for n in range(29)),
    ]
    for stand in stands:
        post_world.message(story.kajaani, stand)
    post_world.message(story.kajaani, stands[0], is_listed=False)
    with django_assert_num_queries(1):
        logs = logs_of(stands)
    assert {len(rows) for rows in logs.values()} == {1}
    assert len(logs) == 30
