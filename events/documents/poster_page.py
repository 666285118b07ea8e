"""What is the page of a poster: its texts as HTML in reading order, in which language each, and its pictures?"""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.documents import drawings, images
from events.documents.colours import Palette
from events.documents.faces import SOFT_HYPHEN
from events.documents.markup import filled
from events.documents.paper import Paper
from events.documents.poster_pictures import picture_of
from events.documents.poster_plan import Plan
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop


def poster_html(
    words: PosterWords, plan: Plan, paper: Paper, theme: ThemeTop, palette: Palette, marks: bool = False
) -> str:
    """Return the page: semantic elements in reading order; where they stand is in the style sheet."""
    facts = {
        "words": words,
        "plan": plan,
        "palette": palette,
        "marks": marks,
        "lines": {name: _said(name, text.fitted.lines, words) for name, text in plan.texts.items()},
        "bring": list(_told(words, plan, "bring_")),
        "notes": list(_told(words, plan, "note_")),
        "groups": list(_groups(words, plan)),
        "logos": list(_logos(words, plan, palette)),
        "qr": drawings.data_address(palette.paint(drawings.qr_code(words.qr))) if words.qr else "",
    }
    drawn = theme.draw(words, plan, paper, palette.dark, palette.light)
    with translation.override(words.language):
        if "picture" in drawn:
            facts["picture"] = picture_of(words, plan, drawn["picture"], palette)
        return filled(theme.template, facts)


def _shown(lines: tuple[str, ...]) -> str:
    """Return the lines as one preformatted text: a br element for each break would cost a box of its own."""
    return "\n".join(lines).replace(SOFT_HYPHEN, "")


def _said(name: str, lines: tuple[str, ...], words: PosterWords) -> str | SafeString:
    """Return a text of the page; the part of it that is in the second language is marked for screen readers."""
    text = _shown(lines)
    if name not in words.inside:
        return text
    other, language = words.inside[name]
    flat = text.replace("\n", " ")
    start = flat.rfind(other) if other else -1
    if start < 0:
        return text
    end = start + len(other)
    return format_html('{}<span lang="{}">{}</span>{}', text[:start], language, text[start:end], text[end:])


def _told(words: PosterWords, plan: Plan, start: str) -> Iterator[dict[str, str]]:
    """Yield the paragraphs whose names begin so, each with its language if it is not the page's."""
    second = words.second.language if words.second else ""
    for name, text in plan.texts.items():
        if name.startswith(start):
            language = second if name.endswith("_second") else words.languages.get(name, "")
            yield {"id": name, "text": _shown(text.fitted.lines), "language": language}


def _groups(words: PosterWords, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the groups of helpers with their headings; without headings they are one group."""
    group: dict[str, Any] = {"heading": "", "helpers": []}
    for number, helper in enumerate(_helpers(words, plan)):
        heading = plan.texts.get(f"group_{number}")
        if heading:
            if group["helpers"]:
                yield group
            group = {"id": f"group_{number}", "heading": _shown(heading.fitted.lines), "helpers": []}
        group["helpers"].append(helper)
    if group["helpers"]:
        yield group


def _helpers(words: PosterWords, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield what the page says about each helper; a topic in another language is marked for screen readers."""
    for number, (helper, name) in enumerate(zip(words.helpers, plan.names, strict=False)):
        topic = plan.texts.get(f"topic_{number}")
        yield {
            "number": number,
            "name": _shown(name.fitted.lines),
            "topic": _shown(topic.fitted.lines) if topic else "",
            "language": helper.topic_language,
        }


def _logos(words: PosterWords, plan: Plan, palette: Palette) -> Iterator[dict[str, Any]]:
    for number, logo in enumerate(words.logos):
        label, name = plan.texts.get(f"logo_label_{number}"), plan.texts.get(f"logo_{number}")
        address = images.grey(logo.address) if logo.address and palette.is_black else logo.address
        yield {
            "number": number,
            "address": address,
            "alt": logo.name,
            "name": _shown(name.fitted.lines) if name else "",
            "label": _shown(label.fitted.lines) if label else "",
        }
