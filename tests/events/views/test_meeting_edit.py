"""Is a meeting changed by whoever saw its newest version?"""

from datetime import time

import pytest

from tests.meeting_world import Called
from tests.posting import typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def called():
    return Called()


def test_a_new_time_is_saved_and_a_second_writer_is_told(client, called):
    called.desk(client)
    url = f"{called.url}muokkaa/"
    form = client.get(url).context["form"]
    assert client.post(url, typed(form, starts="15")).status_code == 302
    assert called.now().starts == time(15)
    late = client.post(url, typed(form, starts="16"))
    assert late.status_code == 409 and "<dd>15</dd>" in late.content.decode()
    assert called.now().starts == time(15)


def test_a_day_that_does_not_exist_is_told_at_its_field(client, called):
    called.desk(client)
    url = f"{called.url}muokkaa/"
    page = client.post(url, typed(client.get(url).context["form"], day="31.2.2027"))
    assert page.context["form"].errors.keys() == {"day"}
