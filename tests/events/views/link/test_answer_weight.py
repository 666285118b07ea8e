"""Is the answer page light on an old phone, and does it ask the same however many partners there are?"""

import gzip
import re
from pathlib import Path

import pytest

from tests import world
from tests.link_world import invited

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).resolve().parents[4] / "static"


@pytest.fixture
def kaisa():
    """An invited partner with her link."""
    return invited()


def test_the_first_visit_stays_light_and_needs_no_script(kaisa):
    """On an old phone with a slow connection: text and rules below 30 kB, nothing else but the fonts."""
    page = kaisa.look().content.decode()
    files = set(re.findall(r'"/static/([^"#]+)', page))
    weight = len(gzip.compress(page.encode()))
    weight += sum(len(gzip.compress((STATIC / name).read_bytes())) for name in files if name.endswith(".css"))
    assert weight <= 30_000
    assert sum(1 for name in files if name.endswith((".css", ".js"))) <= 4
    assert not any("bootstrap" in name for name in files)


def test_looking_and_answering_ask_a_bounded_number_of_questions(kaisa, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as one:
        kaisa.look()
    for number in range(30):
        partner = world.organisation(kaisa.stand.event.network, f"Yhdistys {number}", f"y-{number}")
        world.stand(kaisa.stand.event, partner)
    with django_assert_max_num_queries(len(one)) as thirty:
        kaisa.look()
    assert len(one) == len(thirty)
