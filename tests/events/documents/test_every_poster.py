"""Does no combination of short, long, missing and many facts break a poster's promises?"""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from events.documents import kinds
from events.documents.design import Design
from events.documents.paper import PAPERS
from events.documents.poster_themes import THEMES
from events.facts import Access, ContactPoint, EventSheet
from tests.events.documents.combinations import Case, pairs
from tests.events.documents.reading import overlaps, read, squeeze
from tests.events.documents.samples import LONG_PLACE, kajaani, long_place
from tests.judges import font_families, pdf_ua_faults

pytestmark = pytest.mark.once
FAMILIES = {"Text", "Text-Bold", "Display-Bold", "Narrow-Bold-Condensed"}
CASES = pairs(78)
LONG: dict[str, Any] = {
    "free": "Maksuton. Ei ilmoittautumista etukäteen. Tule silloin, kun sinulle sopii, ja viivy kauan.",
    "bring": "Ota oma laite, laturi ja silmälasit mukaan. Voit tulla myös ilman laitetta ja lainata meiltä.\n"
    "Ota mukaan omat salasanasi, mutta älä kerro niitä kenellekään.\nKahvia on tarjolla koko ajan.",
    "contact": ContactPoint("Suomussalmen kunnankirjaston asiakaspalvelu", "000 123 4567"),
    "access": Access(True, True, True, "Pysäköinti on kirjaston takana."),
    "languages": ("fi", "sv", "en", "ru"),
}
EMPTY: dict[str, Any] = {
    "free": "",
    "bring": "",
    "kind_name": "",
    "contact": ContactPoint(),
    "access": Access(),
}


def sheet_of(case: Case) -> EventSheet:
    """Return the sheet of one combination."""
    facts: dict[str, Any] = {"state": case["state"], "published": case["published"]}
    facts |= {"long": LONG, "empty": EMPTY, "full": {}}[str(case["optional"])]
    if case["headline"] != "short":
        facts["what_you_get"] = case["headline"]
    if case["place"] != "short":
        facts["place"] = long_place() if case["place"] == LONG_PLACE else None
    if not case["day"]:
        facts |= {"day": None, "opens": None, "closes": None}
    if case["state"] == "rescheduled":
        facts |= {
            "previous_day": date(2027, 12, 29),
            "previous_opens": time(10, 30),
            "previous_closes": time(18),
        }
    sheet = kajaani(int(str(case["helpers"])), str(case["language"]), **facts)
    topics = (replace(helper, topic=str(case["topic"])) for helper in sheet.helpers)
    return sheet.with_changes(helpers=tuple(topics))


def faults_of(case: Case) -> list[str]:
    """Return every promise that the poster of one combination breaks."""
    document = kinds.make("poster", sheet_of(case), None, Design(str(case["paper"]), str(case["theme"])))
    paper, sheet = PAPERS[str(case["paper"])], read(document.pdf)
    codes = [warning.code for warning in document.warnings]
    margin, floor = paper.margin - 0.6 * paper.scale, paper.floors["tiny"] - 0.05
    faults = [f"log: {line}" for line in document.log] + pdf_ua_faults(document.pdf) + overlaps(sheet.letters)
    faults += ["pages"] * (document.page_count != 1) + sorted(font_families(document.pdf) - FAMILIES)
    for letter in sheet.letters:
        outside = letter.left < margin or letter.right > paper.width - margin
        if outside or letter.bottom > paper.height - margin + 2.2 * paper.scale:
            faults.append(f"outside: {letter}")
        if letter.points < floor:
            faults.append(f"small: {letter}")
    if "helpers_left_out" not in codes:
        names = [helper.name for helper in sheet_of(case).helpers]
        faults += [f"missing: {name}" for name in names if not sheet.says(name)]
    if case["topic"] and case["helpers"] and not {"topics_left_out", "helpers_left_out"} & set(codes):
        told = "".join(letter.text for letter in sheet.letters).count(squeeze(str(case["topic"])))
        faults += [f"topics: {told}"] * (told != case["helpers"])
    if "text_shortened" not in codes:
        headline = sheet_of(case).what_you_get or sheet_of(case).title
        faults += [f"missing: {headline}"] * (not sheet.says(headline))
        first = sheet.find(headline)[0]
        faults += [f"headline: {first.points}"] * (first.points < paper.floors["what"] - 0.05)
    return faults


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_poster_keeps_its_promises(number: int):
    assert faults_of(CASES[number]) == [], CASES[number]


def test_every_pair_of_properties_is_printed():
    assert 78 <= len(CASES) <= 130
    assert {(case["theme"], case["helpers"]) for case in CASES} == {
        (theme, count) for theme in THEMES for count in (0, 1, 5, 12, 40)
    }
