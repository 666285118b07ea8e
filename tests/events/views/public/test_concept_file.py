"""Does anyone get a published model as a file that reads back, without the owner's contact?"""

import pytest

from events.concept_file import read
from events.models import Concept
from tests.concept_world import Sharing

pytestmark = pytest.mark.django_db


def test_the_file_reads_back_and_names_nobody(client):
    sharing = Sharing()
    address = f"/toimintamallit/kainuu/{sharing.model.slug}/malli.json"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]
    document = read(answer.content)
    assert document["name"] == sharing.model.name and len(document["tasks"]) == sharing.model.tasks.count()
    assert document["contact_email"] == ""
    assert not answer.cookies
    Concept.objects.filter(pk=sharing.model.pk).update(is_published=False)
    assert client.get(address).status_code == 404
