"""What does a picture of an event say as text?"""

from events.facts import EventSheet


def text_of(sheet: EventSheet, second: EventSheet | None = None) -> str:
    """Return the facts of a picture in reading order, as plain text to be copied beside it."""
    return sheet.title
