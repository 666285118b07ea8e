"""How are the files of a released message made, and what becomes of the message when they cannot be?"""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from partners.models import Message
from partners.post import outbox
from partners.post.letter import Parcel

from ..documents import press


def enclosed(message: Message, make: Callable[[], Sequence[Parcel]]) -> Sequence[Parcel] | None:
    """Return what `make` gives, outside transactions; None where the message does not leave now.

    It waits while somebody else prints, and is tried again in a minute; where the renderer fails, so has the message.
    """
    try:
        return make()
    except press.PressBusy:
        return None
    except press.PressError as problem:
        with translation.override(settings.LANGUAGE_CODE):
            outbox.fail(message, _("The letter could not be made: %(problem)s") % {"problem": problem})
        return None
