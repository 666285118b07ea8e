"""Does SQLite order and search Finnish text as PostgreSQL does?"""

import random
import sqlite3

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from talkoot.lib.collation import COLLATION, install, prepare

# The order that PostgreSQL 15 with ICU 72 gives under "fi-x-icu".
IN_ORDER = (
    """
 a|_a|-|–|,a|!a|.a|’x|"x"|”x”|(x)|§|&|😀|€|1|½|10|1a|9|a|A|á|A 1|A-1|A1|aÁ|ÁA|Áá|Aalto|apteekki|d|đ|dž|e|é|È|g|ǥ|Kajaani
|kela|Kela|KELA|Kuhmo|Kuhmo talo|Kuhmo-talo|Kuhmotalo|n|ŋ|o|O|op|oP|Op|OP Kainuu|OP-Kainuu|s|š|sakki|Šakki|ss|ß|ssa|t|ŧ
|Uber|V|Vaasa|vesi|W|Wesi|Wärtsilä|x|y|Y|ü|Ü|Über|Ylikiiminki|Yy|z|ʒ|zanr|žanr|Zeta|Å|Åland|ä|Ä|æ|Ägräs|ÆÄ|Äänekoski
|ö|Ö|ø|Öljy|Örö|Østre|Γ|б|ع|日
""".strip("\n")
    .replace("\n", "")
    .split("|")
)


@pytest.fixture
def database():
    connection = sqlite3.connect(":memory:")
    prepare(connection)
    yield connection
    connection.close()


def test_words_are_ordered_as_postgresql_orders_them(database):
    shuffled = random.Random(2027).sample(IN_ORDER, len(IN_ORDER))
    database.execute("create table word (text text)")
    database.executemany("insert into word values (?)", [(word,) for word in shuffled])
    rows = database.execute(f'select text from word order by text collate "{COLLATION}"').fetchall()
    assert [row[0] for row in rows] == IN_ORDER


@pytest.mark.parametrize(
    ("value", "pattern", "found"),
    [
        ("Äänekoski", "äänekoski", True),
        ("Äänekoski", "%NEKO%", True),
        ("ÄHTÄRI", "ähtä%", True),
        ("Ähtäri", "ahtari", False),
        ("sää", "s__", True),
        ("sää", "s_", False),
        ("50 % alennus", r"%\%%", True),
        ("50 alennusta", r"%\%%", False),
        ("a_b", r"a\_b", True),
        ("axb", r"a\_b", False),
        ("rivi\ntoinen", "rivi%toinen", True),
        ("(a.b)*", "(A.B)*", True),
        ("loppu\n", "loppu", False),
        (5, "5", True),
    ],
)
def test_like_pays_no_regard_to_case(database, value, pattern, found):
    assert database.execute(r"select ? like ? escape '\'", (value, pattern)).fetchone()[0] == found


def test_like_with_null_is_null(database):
    assert database.execute("select null like 'a', 'a' like null, 'Ä' like 'ä'").fetchone() == (None, None, 1)


def test_upper_and_lower_know_all_letters(database):
    assert database.execute("select upper('äå'), lower('ÄÅ'), upper(null)").fetchone() == ("ÄÅ", "äå", None)


@pytest.mark.django_db
def test_every_connection_that_django_opens_is_prepared_once_installed():
    install()
    settings = {
        **connections["default"].settings_dict,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
    }
    wrapper = DatabaseWrapper({**settings, "OPTIONS": {}, "TIME_ZONE": None}, alias="another")
    wrapper.connect()
    try:
        row = wrapper.connection.execute(f"select 'Ä' like 'ä', 'Ö' > 'Å' collate \"{COLLATION}\"").fetchone()
    finally:
        wrapper.connection.close()
    assert row == (1, 1)
