"""What has to be in place before people and places can be looked up?"""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """People, places, correspondence."""

    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        """Teach SQLite Finnish order and case, so that both databases answer alike."""
        from talkoot.lib.collation import install

        install()
