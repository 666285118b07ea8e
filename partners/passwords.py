"""When is a password long enough? Length counts, not special characters (NIST SP 800-63B 5.1.1)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough:
    """Asks for a number of characters and says how to reach it without pain."""

    def __init__(self, min_length: int = 15) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError if the password is too short."""
        if len(password) < self.min_length:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self) -> str:
        """Return the sentence shown beside the field."""
        length = ngettext("Use at least %(n)s character.", "Use at least %(n)s characters.", self.min_length)
        advice = _("Three or four words one after another are easy to remember.")
        return f"{length % {'n': self.min_length}} {advice}"
