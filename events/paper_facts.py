"""What are the frozen facts of printed matter: pictures, logos, and what a coordinator chose for the poster?"""

from dataclasses import dataclass

from .paper_choices import Grouping, PosterPart


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """An uploaded picture: the digest names the file in the storage "pictures"; sizes are pixels."""

    digest: str
    ending: str
    width: int
    height: int
    alt: str

    @property
    def path(self) -> str:
        """Return where the file lies in the storage."""
        return f"{self.digest[:2]}/{self.digest}.{self.ending}"


@dataclass(frozen=True, slots=True)
class LogoFacts:
    """A logo in the row at the foot of posters; the funder's stands last."""

    picture: PictureFacts
    is_funder: bool = False


@dataclass(frozen=True, slots=True)
class PosterFacts:
    """What was chosen in the poster studio. `headline` is empty where the poster says what one gets.

    `listed` are values of PosterPart, `grouping` of Grouping, `illustration` of Illustration; an own picture wins.
    """

    headline: str = ""
    illustration: str = ""
    picture: PictureFacts | None = None
    listed: tuple[str, ...] = tuple(PosterPart.values)
    grouping: str = Grouping.SCOPE.value

    def lists(self, part: str) -> bool:
        """Tell whether a part is to be printed."""
        return part in self.listed
