"""Is an uploaded picture decoded and written anew, and is everything that is no plain picture refused?"""

import io
import tracemalloc

import pytest
from PIL import Image

from partners import pictures
from partners.pictures import Refused, Sanitised, bytes_of, forget, keep, read_picture
from tests.partners import picture_samples as samples


def read(content: bytes, *, is_logo: bool = True) -> Sanitised:
    return read_picture(io.BytesIO(content), is_logo=is_logo)


def opened(picture: Sanitised) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def reason(content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read(content)
    assert str(refusal.value)
    return refusal.value.reason


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (samples.SVG, "drawing"),
        (samples.moving("GIF"), "moving"),
        (samples.moving("WEBP"), "moving"),
        (samples.moving("PNG"), "moving"),
        (samples.bomb(), "too_wide"),
        (samples.lying_bomb(), "too_wide"),
        (samples.png((4_001, 3)), "too_wide"),
        (samples.png() + b"<html><script>alert(1)</script>", "more"),
        (samples.png() + b"PK\x03\x04", "more"),
        (samples.saved(Image.new("RGB", (9, 9)), "WEBP") + b"<html>", "more"),
        (samples.png()[:-30], "broken"),
        (samples.jpeg()[:-300], "broken"),
        (samples.png()[:8] + b"<html>" * 100, "broken"),
        (b"\xff\xd8\xff" + b"GIF89a" * 50, "broken"),
        (b"<html><body>kuva</body></html>", "other"),
        (b"%PDF-1.7", "other"),
        (b"II*\x00" + b"\0" * 100, "other"),
        (b"\0" * 2_000_001, "too_large"),
    ],
)
def test_what_is_no_plain_picture_is_refused_with_its_reason(content: bytes, why: str):
    assert reason(content) == why


def test_a_bomb_of_twenty_kilobytes_costs_no_memory():
    bomb = samples.bomb()
    assert len(bomb) < 20_000
    tracemalloc.start()
    assert reason(bomb) == "too_wide"
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_the_header_is_what_stops_wide_pictures(monkeypatch: pytest.MonkeyPatch):
    """The control: without the check of the header a picture of 4,001 pixels is taken."""
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 5_000)
    assert read(samples.png((4_001, 3))).width == 1_200


def test_pillows_own_guard_stands_behind_ours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 50_000)
    assert reason(samples.bomb()) == "too_wide"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    assert read(samples.bomb()).width == 1_200


def test_the_end_of_the_picture_is_what_stops_a_second_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "_refuse_more", lambda content, kind: None)
    kept = read(samples.png() + b"<script>alert(1)</script>")
    assert b"script" not in kept.content  # written anew, it would be gone all the same


def test_the_size_is_what_stops_large_files(monkeypatch: pytest.MonkeyPatch):
    noise = samples.saved(Image.effect_noise((1_600, 1_600), 90))
    assert len(noise) > pictures.MOST_BYTES
    assert reason(noise) == "too_large"
    monkeypatch.setattr(pictures, "MOST_BYTES", 9_000_000)
    assert read(noise).width == 1_200


def test_words_inside_a_png_are_left_out():
    assert b"script" in samples.with_words()
    assert b"script" not in read(samples.with_words()).content


def test_position_and_telephone_are_left_out_and_the_photograph_stands_upright():
    photograph = samples.photographed_with_position()
    assert b"Zqpuhelin" in photograph
    assert Image.open(io.BytesIO(photograph)).getexif().get_ifd(0x8825)
    kept = read(photograph, is_logo=False)
    image = opened(kept)
    assert (kept.ending, image.size, dict(image.getexif())) == ("jpg", (40, 60), {})
    assert b"Zqpuhelin" not in kept.content
    assert image.getpixel((20, 5))[0] > 230  # what was at the left is now at the top
    assert image.getpixel((20, 55))[0] < 60


def test_what_telephones_add_to_a_jpeg_is_left_out():
    assert b"script" not in read(samples.jpeg() + b"<script>", is_logo=False).content


def test_inks_of_a_printer_become_colours_of_a_screen():
    inks = samples.saved(Image.new("CMYK", (30, 20), (0, 255, 255, 0)), "JPEG")
    kept = opened(read(inks))
    assert kept.mode == "RGB"
    assert kept.getpixel((5, 5))[0] > 200
    assert kept.getpixel((5, 5))[1] < 60


def test_sixteen_bits_become_eight_without_burning_out():
    assert opened(read(samples.grey_of_sixteen_bits())).getpixel((3, 3)) == 156


def test_a_hole_in_a_palette_stays_a_hole():
    kept = opened(read(samples.palette_with_a_hole()))
    assert (kept.mode, kept.getpixel((3, 3))[3], kept.getpixel((20, 3))) == ("RGBA", 0, (0, 0, 255, 255))


def test_transparency_that_hides_nothing_is_dropped():
    whole = samples.saved(Image.new("RGBA", (30, 20), (20, 80, 122, 255)))
    assert opened(read(whole)).mode == "RGB"


@pytest.mark.parametrize(("is_logo", "side", "ending"), [(True, 1_200, "png"), (False, 2_400, "jpg")])
def test_a_photograph_is_kept_no_larger_than_needed(is_logo: bool, side: int, ending: str):
    photograph = samples.saved(Image.effect_noise((3_900, 1_950), 20).convert("RGB"), "JPEG", quality=30)
    kept = read(photograph, is_logo=is_logo)
    assert (kept.width, kept.height) == (side, side // 2)
    assert kept.ending in (ending, "jpg")  # a logo with noise in it does not fit into two megabytes as PNG


def test_webp_becomes_what_every_printer_reads():
    plain, hole = Image.new("RGB", (30, 20), "red"), Image.new("RGBA", (30, 20), (255, 0, 0, 90))
    assert read(samples.saved(plain, "WEBP"), is_logo=False).ending == "jpg"
    assert read(samples.saved(hole, "WEBP", lossless=True), is_logo=False).ending == "png"


def test_a_file_is_named_by_its_bytes_and_kept_whole():
    kept = read(samples.png((48, 16)))
    again = read(samples.png((48, 16)))
    assert kept == again
    assert kept.path == f"{kept.digest[:2]}/{kept.digest}.png"
    keep(kept)
    keep(again)
    assert bytes_of(kept.path) == kept.content
    forget(kept.path)
    assert bytes_of(kept.path) is None
