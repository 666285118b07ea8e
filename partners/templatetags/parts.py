"""How does a page say "a notice here, with this text" without writing markup?

`{% part "notice" kind="warn" title=_("...") %} ... {% endpart %}` renders templates/parts/notice.html with the
given arguments and with what stands between the tags as `slot`. A part sees its own arguments only, so that
nothing of the page leaks into it. templates/parts/README.md lists every part.
"""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

register = template.Library()

PASSED_ON = ("request", "csrf_token", "LANGUAGE_CODE", "LANGUAGE_BIDI", "user", "perms")

SIGNS = {
    "ok": "tick",
    "done": "tick",
    "wait": "clock",
    "no": "cross",
    "late": "warning",
    "warn": "warning",
    "stale": "refresh",
    "plain": "ring",
    "info": "info",
    "meeting": "calendar",
    "success": "tick",
    "warning": "warning",
    "error": "warning",
    "debug": "info",
}

# The width of a control tells how much is expected in it.
WIDTHS = {"date": "w-date", "time": "w-time", "number": "w-number", "one-time-code": "w-code"}

COUNT_WORDS = (
    pgettext_lazy("count", "one"),
    pgettext_lazy("count", "two"),
    pgettext_lazy("count", "three"),
    pgettext_lazy("count", "four"),
    pgettext_lazy("count", "five"),
    pgettext_lazy("count", "six"),
    pgettext_lazy("count", "seven"),
    pgettext_lazy("count", "eight"),
    pgettext_lazy("count", "nine"),
    pgettext_lazy("count", "ten"),
)


class PartNode(template.Node):
    """One use of a part: its name, its arguments and the nodes between the tags."""

    child_nodelists = ("nodelist",)

    def __init__(
        self, name: FilterExpression, arguments: dict[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The part as HTML; raises TemplateDoesNotExist for an unknown part."""
        values: dict[str, Any] = {key: context[key] for key in PASSED_ON if key in context}
        values |= {key: value.resolve(context) for key, value in self.arguments.items()}
        between = self.nodelist.render(context)
        values["slot"] = between if between.strip() else ""  # white space alone is nothing to show
        found = template.Engine.get_default().get_template(f"parts/{self.name.resolve(context)}.html")
        return found.render(context.new(values))


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """`{% part "name" argument=value ... %} slot {% endpart %}`."""
    bits = token.split_contents()[1:]
    if not bits:
        raise template.TemplateSyntaxError("part needs the name of a file in templates/parts/")
    name = parser.compile_filter(bits.pop(0))
    arguments = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"part takes name=value arguments only, not {bits[0]!r}")
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(name, arguments, nodelist)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A sign of static/img/icons.svg; decorative unless a label is given for those who do not see it."""
    picture = format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )
    if not label:
        return picture
    return format_html('{}<span class="visually-hidden">{}</span>', picture, label)


@register.filter
def sign(kind: str) -> str:
    """The icon that belongs to a kind of chip, notice or check."""
    return SIGNS.get(str(kind).split(" ")[-1], "info")


@register.filter
def count_word(number: int) -> str:
    """One to ten as a word, larger numbers in figures (Finnish custom in running text)."""
    return str(COUNT_WORDS[number - 1]) if 1 <= number <= len(COUNT_WORDS) else str(number)


@register.filter
def anchor(field: BoundField) -> str:
    """The id of the first thing in a field that can take focus, for the links of the error summary."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def named(field: BoundField) -> str:
    """A field's label as the beginning of a sentence about it: "Päivä:", but "Pääsettekö mukaan?"."""
    label = str(field.label or "")
    return label if not label or label[-1] in "?!.:" else f"{label}:"


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A field's input with the classes of our sheets added to those its form gave it."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        ours = "form-check-input"
    elif isinstance(widget, forms.Select):
        ours = "form-select"
    else:
        kind = widget.attrs.get("autocomplete") or field.widget_type
        ours = f"form-control {WIDTHS.get(kind, '')}"
    classes = f"{ours} {widget.attrs.get('class', '')}"
    # A placeholder vanishes when one types and is often taken for an answer: labels and hints say it instead.
    return field.as_widget(attrs={"class": " ".join(dict.fromkeys(classes.split())), "placeholder": False})


@register.filter
def shape(field: BoundField) -> str:
    """How a field is laid out: hidden, tick (one box), choices (a group), group (several inputs) or line."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "group"
    return "line"


@register.simple_tag
def errors_title(*given: BaseForm | str | None) -> str:
    """Say how many complaints the given forms have ("Korjaa kaksi kohtaa")."""
    lists = [errors for form in given if isinstance(form, BaseForm) for errors in form.errors.values()]
    number = sum(len(errors) for errors in lists)
    return ngettext("Correct %(count)s point", "Correct %(count)s points", number) % {
        "count": count_word(number)
    }


@register.simple_tag
def address(name: str, *arguments: Any) -> str:
    """Like `{% url %}`, but empty when there is no such page, so that menus can be written ahead of their pages."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


@register.filter
def starts(path: str, prefix: str) -> bool:
    """Whether the address is the given page or lies below it."""
    return bool(prefix) and str(path).startswith(str(prefix))


@register.simple_tag
def spoken(kind: str) -> str:
    """The word before a notice's title for those who do not see its colour and icon."""
    words = {"warn": _("Note:"), "late": _("Attention:"), "error": _("Attention:"), "done": _("Done:")}
    return words.get(kind, "")
