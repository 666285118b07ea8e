"""Does a press go on with what was stopped, and do nothing to what is over or at work?"""

import pytest
from django_tasks_db.models import DBTaskResult

from events.actions import batches
from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "after", "jobs"),
    [("cancelled", "waiting", 1), ("failed", "waiting", 1), ("running", "running", 0), ("done", "done", 0)],
)
def test_stopped_and_failed_work_goes_on(client, django_capture_on_commit_callbacks, state, after, jobs):
    story = world.story()
    client.force_login(story.eeva)
    batch = batches.start_pack(story.kajaani, story.eeva)
    Batch.objects.filter(pk=batch.pk).update(state=state, made=1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/suunnittelu/kajaani/erat/{batch.pk}/jatka/")
    batch.refresh_from_db()
    assert answer["Location"] == f"/suunnittelu/kajaani/erat/{batch.pk}/"
    assert (batch.state, batch.made) == (after, 1)
    assert DBTaskResult.objects.filter(task_path="events.jobs.run_batch").count() == jobs
