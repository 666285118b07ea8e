"""Which few pictures stand in the README, and how do they stay small?"""

import io
from pathlib import Path

from PIL import Image

from tests.gallery.browser import Album, settle
from tests.gallery.pages import token
from tests.gallery.portal import ROOT

FOLDER = ROOT / "tests" / "pictures"
LARGEST = 150_000  # bytes of one picture
ANSWER = "a partner's personal link"
PLACES = {  # name: who, address, width, height of the window
    "plan": ("eeva", "/suunnittelu/sotkamo/suunnitelma/", 1200, 900),
    "record": ("eeva", "/suunnittelu/kajaani/tiedot/", 1200, 900),
    "public-phone": ("visitor", "/talkoot/sotkamo/", 390, 844),
    "board": ("eeva", "/suunnittelu/sotkamo/kumppanit/", 1200, 900),
    "answer-phone": ("visitor", ANSWER, 390, 844),
    "poll": ("eeva", "/suunnittelu/puolanka-idea/paivakysely/", 1200, 900),
    "move": ("eeva", "/suunnittelu/sotkamo/siirra/", 1200, 900),
}


def take(album: Album, poster: Path) -> list[Path]:
    """Refresh the README's pictures: pages as a screen shows them, and the poster."""
    FOLDER.mkdir(exist_ok=True)
    paths = []
    for name, (who, address, width, height) in PLACES.items():
        album.at = f"README: {name}"
        window = album.window(who, viewport={"width": width, "height": height})
        window.goto(f"/k/{token('link:answer')}/" if address == ANSWER else address)
        settle(window)
        if name == "record":
            window.wait_for_timeout(3000)  # the poster beside the typing
            window.evaluate("window.scrollTo(0, 290)")
        if name == "move":
            window.get_by_label("Päivä", exact=True).fill("29.4.2027")
            window.get_by_role("button", name="Katso, mitä seuraa").click()
            settle(window)
            window.evaluate("window.scrollTo(0, 400)")
        paths.append(keep(window.screenshot(animations="disabled"), FOLDER / f"{name}.png"))
        window.context.close()
    return [keep(poster.read_bytes(), FOLDER / "poster.png", width=700), *paths]


def keep(picture: bytes, path: Path, width: int | None = None, largest: int = LARGEST) -> Path:
    """Write a picture with so few colours that it is at most so many bytes; raises ValueError if none suffices."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if width:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    for colours in (256, 128, 64, 32, 16):
        small = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() <= largest:
            path.write_bytes(small.getvalue())
            return path
    raise ValueError(f"{path.name} is more than {largest} bytes even with 16 colours")
