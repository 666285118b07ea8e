"""How is a fact asked that is so, is not so, or that nobody has checked yet?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES_NO = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known")))
WORDS = {True: "yes", False: "no", None: "unknown"}


class YesNoField(forms.TypedChoiceField):
    """Hands out True, False or None."""

    def __init__(self, **options: Any) -> None:
        known = {name: options[name] for name in ("label", "help_text", "initial") if name in options}
        super().__init__(
            choices=YES_NO, coerce=lambda word: {"yes": True, "no": False}.get(word), empty_value=None, required=False,
            **known,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        """Show the stored fact as a choice, and what was typed as it was typed."""
        return WORDS[value] if value in (True, False, None) else value
