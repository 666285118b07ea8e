"""Which themes of posters are there?"""

from events.documents.theme import ThemeTop
from events.documents.theme_almanac import ALMANAC
from events.documents.theme_asker import ASKER

THEMES: dict[str, ThemeTop] = {
    "kysyja": ASKER,
    "almanakka": ALMANAC,
}
