"""Which style rules put a plan's texts and areas in their places? Numbers and checked colours only."""

from events.documents import drawings, shop
from events.documents.colours import Palette
from events.documents.faces import MM_PER_POINT
from events.documents.paper import Paper
from events.documents.poster_plan import Area, Plan, Text
from events.documents.poster_words import PosterWords
from events.documents.theme import ThemeTop

STAMP = 6.2  # mm on A4: the type of the stamp, as in poster.css
FAMILIES = {
    "display": "font-family:Display;font-weight:700",
    "narrow": "font-family:Narrow;font-weight:700",
    "text": "font-family:Text;font-weight:400",
    "bold": "font-family:Text;font-weight:700",
}


def poster_css(
    words: PosterWords, plan: Plan, paper: Paper, theme: ThemeTop, palette: Palette, marks: bool = False
) -> str:
    """Return the style sheet of one poster, to be read after poster.css; `marks` = for a print shop."""
    rules = [
        f"@page{{size:{paper.width:.3f}mm {paper.height:.3f}mm;margin:0;{shop.PAGE_RULE if marks else ''}}}",
        f"html{{font-size:{paper.scale:.4f}mm}}",
        f":root{{--dark:{palette.dark};--light:{palette.light};--ink:{palette.ink}}}",
    ]
    if paper.least:
        stamp = max(STAMP * paper.scale / MM_PER_POINT, paper.least)
        rules.append(f"#stamp{{font-size:{stamp:.2f}pt}}")
    rules += [f"#{name}{{{_area(area)}}}" for name, area in plan.areas.items()]
    rules += [f"#{name}{{{_text(text)}}}" for name, text in plan.texts.items()]
    rules += [f"#helper_{number}{{{_text(text)}}}" for number, text in enumerate(plan.names)]
    rules = [palette.paint(rule) for rule in rules]
    drawn = theme.draw(words, plan, paper, palette.dark, palette.light)
    rules += [_background(name, palette.paint(svg)) for name, svg in drawn.items() if name != "picture"]
    if marks:
        rules.append(shop.marks_rule(paper.width, paper.height))
    return "\n".join(rules)


def _background(name: str, drawing: str) -> str:
    return f'#{name}{{background:url("{drawings.data_address(drawing)}") 0 0/100% 100% no-repeat}}'


def _area(area: Area) -> str:
    return (
        f"left:{area.left:.3f}mm;top:{area.top:.3f}mm;"
        f"width:{max(area.width, 0):.3f}mm;height:{max(area.height, 0):.3f}mm"
    )


def _text(text: Text) -> str:
    fitted = text.fitted
    leading = fitted.leading * fitted.points * MM_PER_POINT
    return (
        f"left:{text.left:.3f}mm;top:{text.box_top:.3f}mm;width:{fitted.width + 1:.3f}mm;"
        f"font-size:{fitted.points:.2f}pt;"
        f"line-height:{leading:.3f}mm;{FAMILIES[fitted.face]}"
    )
