"""Does a worker that is killed while it sends lose or double a message? A short run; ./dev faults has the long ones."""

from tests.faults.running import Scenario, database_of_the_suite, run


def test_a_killed_worker_loses_and_doubles_nothing():
    found = run(Scenario("short", messages=80, kills=6, seed=7), database_of_the_suite())
    assert found.kills == found.deaths >= 4
    assert (found.lost, found.doubled, found.unclear) == ([], [], 0)
    assert found.accepted == 80
