"""What has the example's network agreed for the day, written down and chosen for its posters?"""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageDraw

from partners import pictures
from partners.choices import PictureUse
from partners.models import Network, Picture

from ..date_choices import LineKind
from ..models import (
    Closing,
    DayPlan,
    Event,
    HostSite,
    Meeting,
    MeetingNotes,
    MinutesLine,
    PosterDesign,
    RunSlot,
)

SIDE = 480  # pixels of an example logo
INK, SPRUCE, SUN = "#1c2421", "#14503c", "#f3b73b"
Draw = Callable[[ImageDraw.ImageDraw], None]


def add_papers(event: Event, said: dict[str, Any]) -> None:
    """Save what the data file tells of one event's papers."""
    if "poster" in said:
        PosterDesign.objects.create(event=event, **said["poster"])
    if "day" in said:
        DayPlan.objects.create(event=event, **said["day"])
    for row in said.get("run_sheet", ()):
        RunSlot.objects.create(event=event, **row)
    for row in said.get("hosts", ()):
        HostSite.objects.create(event=event, **row)
    if "closing" in said:
        Closing.objects.create(event=event, **said["closing"])
    for order, notes in said.get("notes", {}).items():
        add_minutes(event.meetings.get(order=int(order)), **notes)


def add_minutes(meeting: Meeting, chair: str, secretary: str, text: str) -> None:
    """Save what the data file tells of one meeting: who led and wrote it, and its lines."""
    MeetingNotes.objects.create(meeting=meeting, chair=chair, secretary=secretary)
    kinds = {"Päätös": LineKind.DECISION, "Tehtävä": LineKind.TASK}
    for order, line in enumerate(text.splitlines(), start=1):
        mark, is_marked, words = line.partition(": ")
        kind = kinds.get(mark if is_marked else "", LineKind.TALK)
        said = line if kind == LineKind.TALK else words
        MinutesLine.objects.create(meeting=meeting, order=order, kind=kind, text=said, by_name=secretary)


def add_logos(network: Network) -> None:
    """Draw and keep the example's logos: of the network, and the box that stands where a funder's logo would."""
    for order, (name, draw, size, is_funder) in enumerate(
        (("Kainuun digituki (esimerkki)", _shared_table, (SIDE, SIDE), False),
         ("Rahoittajan tunnus (esimerkki)", _funder, (SIDE * 2, SIDE), True))
    ):  # fmt: skip
        image = Image.new("RGB", size, "white")
        draw(ImageDraw.Draw(image))
        out = io.BytesIO()
        image.save(out, "PNG")
        out.seek(0)
        kept = pictures.read_picture(out)
        pictures.keep(kept)
        Picture.objects.create(
            network=network, use=PictureUse.LOGO, name=name, is_funder=is_funder, order=order, digest=kept.digest,
            ending=kept.ending, width=kept.width, height=kept.height,
        )  # fmt: skip


def _shared_table(pen: ImageDraw.ImageDraw) -> None:
    """Draw two people at a shared table."""
    pen.rounded_rectangle((0, 0, SIDE - 1, SIDE - 1), 84, fill=SPRUCE)
    for left, colour in ((102, "white"), (268, SUN)):
        pen.ellipse((left, 92, left + 110, 202), fill=colour)
        pen.rounded_rectangle((left - 12, 218, left + 122, 330), 54, fill=colour)
    pen.rounded_rectangle((66, 300, SIDE - 67, 352), 26, fill="white")
    for left in (110, SIDE - 142):
        pen.rectangle((left, 352, left + 32, 410), fill="white")


def _funder(pen: ImageDraw.ImageDraw) -> None:
    """Draw an empty box with a ring: obviously nobody's logo."""
    pen.rectangle((8, 8, SIDE * 2 - 9, SIDE - 9), outline=INK, width=16)
    pen.ellipse((90, 120, 330, 360), outline=INK, width=26)
    for row in range(3):
        pen.rectangle((400, 138 + row * 84, (860, 820, 700)[row], 172 + row * 84), fill=INK)
