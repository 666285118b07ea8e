"""What does somebody choose for the look of an event's posters?"""

from dataclasses import dataclass, fields

from partners.models import Picture

from .models import Event, PosterDesign


@dataclass(frozen=True, slots=True)
class Look:
    """What was chosen. The theme is a fact of the record, the rest of the poster's own row."""

    theme: str
    headline: str = ""
    headline_sv: str = ""
    headline_en: str = ""
    headline_se: str = ""
    illustration: str = ""
    picture: Picture | None = None
    listed: list[str] | None = None
    grouping: str = ""

    def put_on(self, event: Event, row: PosterDesign) -> None:
        """Write the choices on rows without saving them."""
        event.theme = self.theme
        for name in OF_ROW:
            setattr(row, name, getattr(self, name))


OF_ROW = tuple(one.name for one in fields(Look) if one.name != "theme")
