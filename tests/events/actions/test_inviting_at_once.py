"""Do two people who press in the same moment make one message for each partner, and does each leave once?"""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from events.actions import inviting
from partners.models import Link, Message
from tests import letter_world

PEOPLE = 3


def at_once(work: Callable[[], object]) -> list[object]:
    """Do the same work in several threads at the same moment; what each got, or the error that one met."""
    start, results = threading.Barrier(PEOPLE), []

    def run() -> None:
        try:
            start.wait(timeout=30)
            results.append(work())
        except BaseException as failure:
            results.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_presses_in_the_same_moment_make_one_message_for_each_partner() -> None:
    asked = letter_world.asked()
    done = at_once(lambda: inviting.prepare_invitations(asked.event, by=asked.story.eeva))
    assert all(isinstance(one, inviting.Prepared) for one in done), done
    assert sum(len(one.written) for one in done if isinstance(one, inviting.Prepared)) == 4
    assert Message.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_sending_in_the_same_moment_releases_each_message_once() -> None:
    asked = letter_world.asked()
    inviting.prepare_invitations(asked.event, by=asked.story.eeva)
    seen = letter_world.drafts(asked)
    pks, digest = [one.pk for one in seen], inviting.seen_digest(seen)
    done = at_once(lambda: inviting.release(pks, digest, by=asked.story.eeva))
    assert all(isinstance(one, inviting.Released) for one in done), done
    assert sorted(len(one.pks) for one in done if isinstance(one, inviting.Released)) == [0, 0, 3]


@pytest.mark.django_db(transaction=True)
def test_packing_in_the_same_moment_saves_one_link_for_each_message() -> None:
    asked = letter_world.asked()
    released = letter_world.released(asked)
    pks = [one.pk for one in released]
    done = at_once(lambda: inviting.pack_all(Message.objects.unpacked().filter(pk__in=pks).order_by("pk")))
    assert [one for one in done if not isinstance(one, int)] == []
    assert sum(one for one in done if isinstance(one, int)) == 3
    assert Link.objects.count() == 3
    assert {one.attachments.count() for one in released} == {3}


@pytest.mark.django_db(transaction=True)
def test_reminders_in_the_same_moment_are_one_for_each_partner() -> None:
    asked = letter_world.asked()
    letter_world.accepted(asked)
    done = at_once(lambda: inviting.prepare_reminders(asked.event, by=asked.story.eeva))
    assert all(isinstance(one, inviting.Prepared) for one in done), done
    assert Message.objects.of_kind("reminder").count() == 3
