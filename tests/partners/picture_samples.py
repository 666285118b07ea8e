"""Which files do people and attackers offer as pictures? Each is made here, byte by byte where a writer refuses to."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, PngImagePlugin

BLUE = (20, 80, 122)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """An image as a file."""
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()


def png(size: tuple[int, int] = (480, 160)) -> bytes:
    """An honest logo."""
    return saved(Image.new("RGB", size, BLUE))


def jpeg(**options: Any) -> bytes:
    """An honest photograph, 60 × 40, light at its left end."""
    image = Image.new("RGB", (60, 40), BLUE)
    image.paste((250, 250, 250), (0, 0, 20, 40))
    return saved(image, "JPEG", **options)


def photographed_with_position() -> bytes:
    """A photograph from a telephone held upright, with the place where it was taken."""
    facts = Image.Exif()
    facts[0x0112] = 6  # turn right to look at it
    facts[0x010F] = "Zqpuhelin"
    facts.get_ifd(0x8825).update({1: "N", 2: (64.0, 13.0, 30.0), 3: "E", 4: (27.0, 44.0, 0.0)})
    return jpeg(exif=facts)


def with_words() -> bytes:
    """A PNG that holds HTML in one of its text chunks."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "<script>alert(1)</script>")
    return saved(Image.new("RGB", (30, 20), BLUE), pnginfo=words)


def bomb(side: int = 12_000) -> bytes:
    """A PNG of less than 20 kB that unpacks into 144 million pixels."""
    return saved(Image.new("1", (side, side)))


def lying_bomb() -> bytes:
    """A PNG whose header says 30,000 × 30,000 over the data of a small picture."""
    content = bytearray(png((8, 8)))
    content[16:24] = struct.pack(">II", 30_000, 30_000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


def moving(kind: str) -> bytes:
    """An animation of two frames as GIF, WEBP or PNG."""
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def grey_of_sixteen_bits() -> bytes:
    """A grey of a bit more than half, in 16 bits."""
    return saved(Image.new("I;16", (30, 20), 40_000))


def palette_with_a_hole() -> bytes:
    """A picture of two palette colours of which the first shines through."""
    image = Image.new("P", (30, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (10, 0, 30, 20))
    return saved(image, transparency=0)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
