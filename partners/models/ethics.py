"""To which ethics of digital support does a partner agree, in which version?"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.lib.text import in_language

from .fields import Prose
from .network import Network

# DVV's ethical guidance for digital support in our own words; used until a network has written its own.
SHIPPED_VERSION = 1
SHIPPED = {
    "fi": (
        "Asiakas tekee asiat itse, ja me olemme tukena.\n"
        "Emme kysy, kirjaa emmekä säilytä salasanoja, tunnuslukuja tai henkilötunnuksia.\n"
        "Käännämme katseen pois, kun asiakas tunnistautuu.\n"
        "Emme tee ostoksia, tilisiirtoja tai vahvaa tunnistautumista asiakkaan puolesta.\n"
        "Neuvomme sen, minkä osaamme, ja ohjaamme muissa asioissa eteenpäin.\n"
        "Emme kerro muille, mitä näimme tai kuulimme."
    ),
    "sv": (
        "Kunden gör sina ärenden själv, och vi finns som stöd.\n"
        "Vi frågar inte efter, antecknar inte och sparar inte lösenord, koder eller personbeteckningar.\n"
        "Vi tittar bort när kunden identifierar sig.\n"
        "Vi gör inga köp, överföringar eller starka autentiseringar för kundens räkning.\n"
        "Vi ger råd om det vi kan och hänvisar vidare i andra ärenden.\n"
        "Vi berättar inte för andra vad vi såg eller hörde."
    ),
    "en": (
        "Customers do things themselves, and we support them.\n"
        "We do not ask for, write down or keep passwords, codes or personal identity codes.\n"
        "We look away while a customer signs in.\n"
        "We make no purchases, transfers or strong identifications for a customer.\n"
        "We advise on what we know and refer people onwards in other matters.\n"
        "We do not tell others what we saw or heard."
    ),
}


@dataclass(frozen=True, slots=True)
class Ethics:
    """The text that holds now, and its version."""

    version: int
    text: str


class EthicsTextQuerySet(models.QuerySet["EthicsText"]):
    """Questions about ethics texts."""

    def current(self, network: Network, language: str) -> Ethics:
        """Return a network's newest text in a language, else the one that is shipped."""
        row = self.filter(network=network).order_by("-version").first()
        if row is None:
            return Ethics(SHIPPED_VERSION, SHIPPED[language])
        return Ethics(row.version, in_language(row, "text", language)[0])


class EthicsText(models.Model):
    """One version of a network's own text; a new version is a new row, so that old consents keep their text."""

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="ethics_texts", verbose_name=_("network")
    )
    version = models.PositiveIntegerField(_("version"), default=SHIPPED_VERSION + 1)
    text = Prose(_("in Finnish"), max_length=2000, blank=False)
    text_sv = Prose(_("in Swedish"), max_length=2000)
    text_en = Prose(_("in English"), max_length=2000)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = EthicsTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("ethics of digital support")
        verbose_name_plural = _("ethics of digital support")
        constraints = [
            models.UniqueConstraint(fields=["network", "version"], name="ethics_version_once_in_a_network")
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.version}"
