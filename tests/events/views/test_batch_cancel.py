"""Does a press stop the work, and keep what is ready?"""

import pytest

from events.actions import batches
from events.models import Batch
from tests import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "after"), [("running", "cancelled"), ("waiting", "cancelled"), ("done", "done")]
)
def test_work_in_hand_is_stopped_and_finished_work_stays(client, state, after):
    story = world.story()
    client.force_login(story.eeva)
    batch = batches.start_pack(story.kajaani, story.eeva)
    Batch.objects.filter(pk=batch.pk).update(state=state, made=1)
    page = client.post(f"/suunnittelu/kajaani/erat/{batch.pk}/peru/", follow=True).content.decode()
    batch.refresh_from_db()
    assert (batch.state, batch.made) == (after, 1)
    assert ("Pysäytetty. Valmis säilyy" in page) == (after == "cancelled")
