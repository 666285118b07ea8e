"""How do rows become the facts of printed matter: the poster's choices, logos and the signature?"""

from collections.abc import Iterable

from partners.choices import PictureUse
from partners.models import Picture
from talkoot.lib.text import in_language

from .models import PosterDesign
from .paper_facts import LogoFacts, PictureFacts, PosterFacts


def poster_of(design: PosterDesign | None, language: str, missing: list[str]) -> PosterFacts:
    """Return what was chosen for the poster; an event without a row has chosen nothing."""
    if design is None:
        return PosterFacts()
    return PosterFacts(
        headline=_headline(design, language, missing),
        illustration=design.illustration,
        picture=picture_of(design.picture, language) if design.picture else None,
        listed=tuple(design.listed),
        grouping=design.grouping,
    )


def _headline(design: PosterDesign, language: str, missing: list[str]) -> str:
    text, fell_back = in_language(design, "headline", language)
    if fell_back:
        missing.append("headline")
    return text


def logos_of(pictures: Iterable[Picture], municipality: str, language: str) -> tuple[LogoFacts, ...]:
    """Return the logos for an event in a municipality (by id): in order, the funders' last."""
    logos = [
        LogoFacts(picture_of(row, language), row.is_funder)
        for row in pictures
        if row.use == PictureUse.LOGO
        and row.municipality_id in (None, municipality)
        and row.organisation_id is None  # a partner's own stands only in what it publishes itself
    ]
    return tuple(sorted(logos, key=lambda logo: logo.is_funder))


def signature_of(pictures: Iterable[Picture], language: str) -> PictureFacts | None:
    """Return the picture of the signature, or None."""
    found = next((row for row in pictures if row.use == PictureUse.SIGNATURE), None)
    return picture_of(found, language) if found else None


def picture_of(row: Picture, language: str) -> PictureFacts:
    """Return one picture's facts."""
    return PictureFacts(row.digest, row.ending, row.width, row.height, in_language(row, "name", language)[0])
