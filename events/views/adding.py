"""What does a page show so that somebody can put one event, or all of them, into their own calendar?"""

from typing import Any

from django.urls import reverse

from ..calendars.add_links import event_links
from ..facts import PUBLIC_LANGUAGES, EventSheet


def add_words(facts: EventSheet, file_url: str, language: str) -> dict[str, Any] | None:
    """Return what parts/add_to_calendar.html shows of one event; nothing while there is no day to add."""
    links = event_links(facts)
    return {"links": links, "file_url": file_url, "guide_url": guide_url(language)} if links else None


def guide_url(language: str) -> str:
    """Return where it is told how a calendar is added, in the language if the public pages speak it."""
    has_own = language in PUBLIC_LANGUAGES and language != "fi"
    return reverse("public:calendar_guide", kwargs={"language": language} if has_own else {})
