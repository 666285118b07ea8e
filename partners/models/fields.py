"""How does every text that people type stay clean: normal form, no control characters, no identity codes?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.lib import text


def no_control_characters(value: str) -> None:
    """Raise ValidationError if the text holds characters that no keyboard types and that break output.

    Judged as it is kept: browsers send each line end as two characters, of which one stays.
    """
    if text.forbidden_characters(text.clean(value)):
        raise ValidationError(_("The text has invisible control characters. Remove them."), code="control")


def no_personal_identity_code(value: str) -> None:
    """Raise ValidationError if the text seems to hold a personal identity code (tietosuojalaki 1050/2018, 29 §)."""
    if text.has_personal_identity_code(value):
        raise ValidationError(
            _("There seems to be a personal identity code in the text. Remove it before saving."),
            code="identity_code",
        )


class Clean:
    """Mixin for text fields: Unicode normal form C and the two refusals above."""

    default_validators: Any = [no_control_characters, no_personal_identity_code]

    def to_python(self, value: Any) -> Any:
        """Return the text in normal form, so that ä typed as a + dots is found as ä."""
        value = super().to_python(value)  # type: ignore[misc]
        return text.clean(value) if isinstance(value, str) else value


class Line(Clean, models.CharField):
    """One line of typed text; 120 characters and optional unless told otherwise. A line end becomes a space."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        if kwargs.get("blank"):
            kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the text in normal form on one line, also where a robot sent several."""
        value = super().to_python(value)
        return value.replace("\n", " ") if isinstance(value, str) else value


class Prose(Clean, models.TextField):
    """Several lines of typed text; optional, 4,000 characters unless told otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4000)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
