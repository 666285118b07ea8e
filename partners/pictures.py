"""How does a file that somebody uploaded become a picture: checked, decoded, and written anew without anything else?

What is kept are pixels of ours, never bytes of theirs (OWASP ASVS 5.0, chapter 5): no metadata, no positions, no
second file behind the first, no name. Colour profiles are dropped too; a photograph in Display P3 turns a shade paler.
"""

import hashlib
import io
import threading
import warnings
from dataclasses import dataclass
from typing import IO

from django.core.files.storage import storages
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from talkoot.lib import storing

MOST_BYTES = 2_000_000
LONGEST_SIDE = 4_000  # pixels of an uploaded picture, told by its header
LOGO_SIDE, PICTURE_SIDE = 1_200, 2_400  # pixels of what is kept
JPEG_QUALITY = 88
BEGINNINGS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff", "WEBP": b"RIFF"}
REASONS = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than 2 MB. Save the picture smaller, for example 2,000 pixels wide."),
    "drawing": _("SVG drawings are not taken. Save the picture as PNG, 1,200 pixels wide, and choose that."),
    "other": _("This is not a PNG, JPEG or WebP picture. Save it as one of these and choose that."),
    "too_wide": _("The picture is more than 4,000 pixels wide or high. Save it smaller."),
    "moving": _("Moving pictures are not taken. Choose one that stands still."),
    "more": _(
        "There is something else in the file behind the picture. Open it, save it anew and choose that."
    ),
    "broken": _("The picture cannot be read; it may be damaged. Open it, save it anew and choose that."),
}
# Pillow's own guard is the second one: our own check of the header comes first.
Image.MAX_IMAGE_PIXELS = LONGEST_SIDE * LONGEST_SIDE
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
_one_at_a_time = threading.Lock()  # a picture of 16 million pixels takes 64 MB while it is decoded


class Refused(Exception):
    """The file is not kept; `reason` is a key of REASONS, the text says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REASONS[self.reason])


@dataclass(frozen=True, slots=True)
class Sanitised:
    """A picture as it is kept: pixels written by us, its sizes, and 32 hex digits that name the file."""

    content: bytes
    ending: str
    width: int
    height: int
    digest: str

    @property
    def path(self) -> str:
        """Return where it lies in the storage "pictures", as models.Picture.path has it."""
        return f"{self.digest[:2]}/{self.digest}.{self.ending}"


def read_picture(
    file: IO[bytes], *, is_logo: bool = True, most_bytes: int = 0, longest_side: int = 0
) -> Sanitised:
    """Return an uploaded file as a picture of ours: logos and signatures as PNG, others as PNG or JPEG.

    Raises Refused for everything that is not one still PNG, JPEG or WebP within the limits: MOST_BYTES and
    LONGEST_SIDE unless others are given.
    """
    most, longest = most_bytes or MOST_BYTES, longest_side or LONGEST_SIDE
    content = file.read(most + 1)
    kind = _kind(content, most)
    side = LOGO_SIDE if is_logo else PICTURE_SIDE
    with _one_at_a_time:
        try:
            return _written(_decoded(content, kind, side, longest), keep_exact=is_logo or kind == "PNG")
        except Refused:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
            raise Refused("too_wide") from problem
        except Exception as problem:  # a hostile file may break a decoder in any way
            raise Refused("broken") from problem


def keep(picture: Sanitised) -> None:
    """Write a picture into the storage, whole or not at all. The same name, the same bytes."""
    if not storages["pictures"].exists(picture.path):
        storing.write_whole(storages["pictures"], picture.path, picture.content)


def bytes_of(path: str) -> bytes | None:
    """Return a kept picture, or None when its file is gone."""
    return storing.read(storages["pictures"], path)


def forget(path: str) -> None:
    """Delete a kept picture."""
    storages["pictures"].delete(path)


def _kind(content: bytes, most_bytes: int) -> str:
    """Return the format that the bytes themselves show; what the file is called counts for nothing."""
    if not content:
        raise Refused("empty")
    if len(content) > most_bytes:
        raise Refused("too_large")
    for kind, beginning in BEGINNINGS.items():
        if content.startswith(beginning) and (kind != "WEBP" or content[8:12] == b"WEBP"):
            return kind
    if b"<svg" in content[:4_000].lower():
        raise Refused("drawing")
    raise Refused("moving" if content.startswith(b"GIF8") else "other")


def _decoded(content: bytes, kind: str, side: int, longest_side: int) -> Image.Image:
    """Return the pixels, upright, at most `side` wide and high, as L, RGB or RGBA."""
    _refuse_more(content, kind)
    image: Image.Image = Image.open(io.BytesIO(content), formats=[kind])
    if max(image.size) > longest_side:  # before a single pixel has been decoded
        raise Refused("too_wide")
    if getattr(image, "is_animated", False):
        raise Refused("moving")
    image.draft(image.mode, (side, side))  # a large JPEG is decoded at half or a quarter of its size
    image.load()
    upright = ImageOps.exif_transpose(image)
    plain = _plain(upright)
    plain.thumbnail((side, side), Image.Resampling.LANCZOS)
    return plain


def _refuse_more(content: bytes, kind: str) -> None:
    """Refuse a PNG or WebP that goes on behind its own end; telephones add to JPEGs, and that is left out."""
    if kind == "WEBP":
        end = 8 + int.from_bytes(content[4:8], "little")
        if len(content) > end + end % 2:
            raise Refused("more")
    if kind != "PNG":
        return
    at, name = len(BEGINNINGS["PNG"]), b""
    while name != b"IEND":
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        at += 12 + length
        if not name or at > len(content):
            raise Refused("broken")
    if at < len(content):
        raise Refused("more")


def _plain(image: Image.Image) -> Image.Image:
    """Return 8 bits a channel: RGBA where something shines through, else L or RGB."""
    if image.mode.startswith("I"):  # 16 bits of grey, which a plain conversion would burn out
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        return whole.convert("RGB") if whole.getchannel("A").getextrema() == (255, 255) else whole
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _written(image: Image.Image, *, keep_exact: bool) -> Sanitised:
    """Return the picture written anew: PNG to the pixel, or JPEG on white where that would be too large."""
    content, ending = _as_png(image) if keep_exact or image.mode == "RGBA" else b"", "png"
    if not content or len(content) > MOST_BYTES:
        content, ending = _as_jpeg(image), "jpg"
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return Sanitised(content, ending, image.width, image.height, digest)


def _as_png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    bare = Image.new(image.mode, image.size)
    bare.paste(image)  # a new picture carries nothing of the old one but its pixels
    bare.save(written, "PNG", optimize=image.width * image.height < 500_000)
    return written.getvalue()


def _as_jpeg(image: Image.Image) -> bytes:
    written = io.BytesIO()
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    white.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return written.getvalue()
