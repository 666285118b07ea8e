"""Which themes of posters are there?"""

from events.documents.theme import ThemeTop
from events.documents.theme_almanac import ALMANAC
from events.documents.theme_asker import ASKER
from events.documents.theme_chair import CHAIR
from events.documents.theme_knitting import KNITTING
from events.documents.theme_lake import LAKE
from events.documents.theme_logs import LOGS

THEMES: dict[str, ThemeTop] = {
    "kysyja": ASKER,
    "almanakka": ALMANAC,
    "tuoli": CHAIR,
    "hirsi": LOGS,
    "jarvi": LAKE,
    "neule": KNITTING,
}
