"""Which texts does the record of a new event take from its operating model?"""

from partners.models import Municipality, Venue

from ..choices import AttendanceMode, TextKey
from ..models import Concept
from ..place_texts import LONGEST, fitting
from ..placeholders import fill
from ..sheet_place import place_words

LANGUAGE_SUFFIXES = {"fi": "", "sv": "_sv", "en": "_en"}
PLANS_B: dict[str, TextKey] = {
    AttendanceMode.ONSITE.value: TextKey.CONTINGENCY_PLAN,
    AttendanceMode.HYBRID.value: TextKey.CONTINGENCY_HYBRID,
    AttendanceMode.ONLINE.value: TextKey.CONTINGENCY_ONLINE,
}


def record_texts(
    concept: Concept, municipality: Municipality, venue: Venue, attendance: str = AttendanceMode.ONSITE
) -> dict[str, str]:
    """Return the record's texts in each language, with the names of places in their right forms."""
    plan_b = plan_b_key(concept, attendance)
    texts: dict[str, str] = {}
    for row in concept.texts.all():
        if row.key in PLANS_B.values() and row.key != plan_b:
            continue
        key = TextKey.CONTINGENCY_PLAN.value if row.key == plan_b else row.key
        for language, suffix in LANGUAGE_SUFFIXES.items():
            if key + suffix in LONGEST:
                words = place_words(municipality, venue, concept.network, language)
                texts[key + suffix] = fitting(key + suffix, fill(getattr(row, f"text{suffix}"), words))
    return texts


def plan_b_key(concept: Concept, attendance: str) -> str:
    """Return which of the model's plans B is meant for a format: its own, else the one for all."""
    wanted = PLANS_B[attendance]
    written = {row.key for row in concept.texts.all() if row.text}
    return wanted.value if wanted.value in written else TextKey.CONTINGENCY_PLAN.value
