"""How far may a pasted partner list be?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ImportState(TextChoices):
    """How far a pasted partner list is."""

    CHECKING = "checking", _("Being checked")
    RUNNING = "running", _("Being saved")
    DONE = "done", _("Saved")
    FAILED = "failed", _("Failed")
    UNDONE = "undone", _("Undone")
