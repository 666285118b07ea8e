"""How is it asked for a document: on which paper, in which language, how set, how many copies?"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import Theme
from ..documents import columns
from ..documents.design import LARGEST_MM, SMALLEST_MM, Design
from ..documents.kind import LANGUAGES, Kind
from ..facts import EventSheet
from ..paper_choices import Ink, Variant, paper_name
from ..printing import Order

LANGUAGE_NAMES = {
    "fi": gettext_lazy("Finnish"), "sv": gettext_lazy("Swedish"), "en": gettext_lazy("English"),
    "se": gettext_lazy("Northern Sámi"),
}  # fmt: skip
MOST_COPIES = 999
MOST_COLUMNS = 8
COLUMNS = ("columns", "column_mm", "gap_mm")


class OrderForm(forms.Form):
    """The choices that one kind of document has; what it does not know has no field. `order` is the result."""

    paper = forms.ChoiceField(label=gettext_lazy("Paper or size"))
    width_mm = forms.IntegerField(
        label=gettext_lazy("Width, mm"), min_value=SMALLEST_MM, max_value=LARGEST_MM, required=False
    )
    height_mm = forms.IntegerField(
        label=gettext_lazy("Height, mm"), min_value=SMALLEST_MM, max_value=LARGEST_MM, required=False
    )
    columns = forms.IntegerField(
        label=gettext_lazy("Or by columns: how many"), min_value=1, max_value=MOST_COLUMNS, required=False,
        help_text=gettext_lazy("The paper tells how wide a column and the gap between two are. Give the height above."),
    )  # fmt: skip
    column_mm = forms.DecimalField(
        label=gettext_lazy("Width of a column, mm"),
        min_value=15,
        max_value=100,
        decimal_places=1,
        required=False,
    )
    gap_mm = forms.DecimalField(
        label=gettext_lazy("Gap between columns, mm"),
        min_value=0,
        max_value=15,
        decimal_places=1,
        required=False,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    second = forms.ChoiceField(label=gettext_lazy("And in the same document"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    variant = forms.ChoiceField(label=gettext_lazy("Version"), required=False)
    ink = forms.ChoiceField(label=gettext_lazy("Colours"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Of whom"), required=False)
    meeting = forms.ChoiceField(label=gettext_lazy("Of which meeting"), required=False)
    shop = forms.BooleanField(
        label=gettext_lazy("For a print shop: 3 mm bleed and crop marks"), required=False
    )

    def __init__(
        self, kind: Kind, facts: EventSheet, meetings: list[tuple[str, str]], *arguments: Any, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.kind = kind
        self.size: columns.Size | None = None
        choices: dict[str, list[tuple[str, Any]]] = {
            "paper": [(paper, paper_name(paper)) for paper in kind.papers],
            "language": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
            "second": [("", _("No other language")), *((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)]
            if kind.in_two_languages else [],
            "theme": [("", _("The event's own theme")), *Theme.choices] if kind.has_themes else [],
            "variant": [(one, Variant(one).label) for one in kind.variants],
            "ink": [(one, Ink(one).label) for one in kind.inks],
            "organisation": [("", _("All, in one file")), *((one.slug, one.name) for one in facts.stands)]
            if kind.about == "stand" else [],
            "meeting": [("", _("All, in one file")), *meetings] if kind.about == "meeting" else [],
        }  # fmt: skip
        for name, options_of_field in choices.items():
            self.fields[name].choices = options_of_field  # type: ignore[attr-defined]
            if len(options_of_field) < 2:
                del self.fields[name]
        if not kind.takes_millimetres:
            for name in ("width_mm", "height_mm", *COLUMNS):
                del self.fields[name]
        if not kind.for_shops:
            del self.fields["shop"]

    def clean(self) -> dict[str, Any]:
        """Refuse half a size and the same language twice, each at its field."""
        said = super().clean() or self.cleaned_data
        if "width_mm" in self.fields and not self.errors:
            self._check_size(said)
        if said.get("second") and said.get("second") == said.get("language"):
            self.add_error("second", ValidationError(_("Choose another language than the first.")))
        return said

    def _check_size(self, said: dict[str, Any]) -> None:
        """Complete a size: width and height, or columns with their width and a height."""
        if said.get("columns"):
            needed = ("column_mm", "height_mm")
        elif said.get("width_mm") or said.get("height_mm"):
            needed = ("width_mm", "height_mm")
        else:
            return
        for name in needed:
            if not said.get(name):
                self.add_error(name, ValidationError(_("Give this too, so that the size is whole.")))
        if said.get("columns") and not self.errors:
            self.size = columns.millimetres(
                said["columns"], float(said["column_mm"]), float(said.get("gap_mm") or 0), said["height_mm"]
            )
            if Design(self.size.paper).millimetres is None:
                self.add_error("columns", ValidationError(_("That is wider than a newspaper page.")))

    @property
    def order(self) -> Order:
        """Return what was asked for; the form must be valid."""
        said = self.cleaned_data
        paper = said.get("paper") or self.kind.papers[0]
        if self.size:
            paper = self.size.paper
        elif said.get("width_mm") and said.get("height_mm"):
            paper = f"{said['width_mm']}x{said['height_mm']}"
        return Order(
            self.kind.name, paper, said.get("language") or "fi", said.get("theme") or "",
            said.get("organisation") or "",
            variant=said.get("variant") or "", ink=said.get("ink") or self.kind.inks[0], shop=bool(said.get("shop")),
            second=said.get("second") or "", meeting=int(said.get("meeting") or 0),
        )  # fmt: skip

    @staticmethod
    def of_order(order: Order) -> dict[str, Any]:
        """Return an order as what the form would hold."""
        size = order.design.millimetres
        return {
            "paper": order.paper, "language": order.language, "second": order.second, "theme": order.theme,
            "variant": order.variant, "ink": order.ink, "shop": order.shop, "organisation": order.organisation,
            "meeting": str(order.meeting or ""), "width_mm": size[0] if size else None,
            "height_mm": size[1] if size else None,
        }  # fmt: skip


class CopiesForm(forms.Form):
    """How many copies somebody prints now. A robot that presses every button types no number."""

    copies = forms.IntegerField(label=gettext_lazy("How many copies"), min_value=1, max_value=MOST_COPIES)
