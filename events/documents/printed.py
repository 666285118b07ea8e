"""What comes out when one document has been printed?"""

from dataclasses import dataclass

from events.documents.fitting import Notice


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, what its coordinator should know, and what the renderer complained about."""

    pdf: bytes
    page_count: int
    notices: tuple[Notice, ...]
    log: tuple[str, ...]
