"""How do an event and a stand become the promo kit: texts with their limits, files, wishes, what has been published?"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.lib import dates

from ... import promo, sheet
from ...choices import Channel, StandState
from ...models import PartnerPost
from ...plan_choices import ReadyKind
from ...ready_texts import LABELS, Part
from . import partner_tasks
from .doors import Visit


def kit(visit: Visit) -> dict[str, Any]:
    """Return what the page shows; the texts are in the page's language."""
    facts = sheet.of(visit.event, visit.language)
    texts = promo.texts_for(facts, visit.event)
    posts = list(PartnerPost.objects.of_stand(visit.stand))
    return {
        "texts": [text_words(kind, parts) for kind, parts in texts.items()],
        "files": files(visit), "wishes": promo.wishes_of(visit.event),
        "logo": logo_words(visit),
        "is_published": visit.event.is_published, "comes": visit.stand.state == StandState.CONFIRMED,
        "tasks": partner_tasks.agreed(visit),
        "posts": [post_words(post, visit.language) | {"url": visit.url("promo_post_edit", post.pk)} for post in posts],
    }  # fmt: skip


def text_words(kind: ReadyKind, parts: tuple[Part, ...]) -> dict[str, Any]:
    """Return one text with its boxes, each with how long it is."""
    boxes = [
        {"id": f"text-{kind.value}-{part.key}", "label": str(LABELS[part.key]) if len(parts) > 1 else str(kind.label),
         "text": part.text, "count": length(part), "is_long": len(part.text) > 70 or "\n" in part.text}
        for part in parts if part.text
    ]  # fmt: skip
    return {"kind": kind.value, "title": str(kind.label), "boxes": boxes, "is_single": len(parts) == 1}


def length(part: Part) -> str:
    """Return how many characters a text has, of how many where its channel has a limit."""
    number = len(part.text)
    if part.limit <= promo.SHORT_LIMIT:
        return _("%(n)s/%(most)s characters") % {"n": number, "most": part.limit}
    return ngettext("%(n)s character", "%(n)s characters", number) % {"n": number}


def logo_words(visit: Visit) -> dict[str, Any] | None:
    """Return the logo that stands in what the partner publishes, with the poster that shows it; None without one."""
    row = promo.logo_row(visit.stand)
    if row is None:
        return None
    version = f"{'&' if '?' in visit.url('promo_logo_file') else '?'}v={row.digest[:8]}"
    return {
        "row": row, "src": visit.url("promo_logo_file") + version, "is_given": bool(row.given_for),
        "preview": visit.url("promo_file", promo.PREVIEW) + version, "poster": visit.url("promo_file", "juliste.pdf"),
        "width": promo.PREVIEW_PIXELS, "height": round(promo.PREVIEW_PIXELS * 297 / 210),
    }  # fmt: skip


def files(visit: Visit) -> list[dict[str, str]]:
    """Return the files with what each is for."""
    told = {
        "juliste.pdf": (_("Poster to print, A4"), "PDF"),
        "juliste.png": (_("Poster as a picture"), "PNG"),
        "nelio.png": (_("Square picture for feeds"), "PNG, 1080 × 1080"),
        "tarina.png": (_("Tall picture for stories"), "PNG, 1080 × 1920"),
    }
    return [
        {"title": title, "note": note, "url": visit.url("promo_file", name)}
        for name, (title, note) in told.items()
    ]


def post_words(post: PartnerPost, language: str) -> dict[str, Any]:
    """Return one thing published: channel, where, when, how many saw it, its link."""
    reach = ""
    if post.reach is not None:
        reach = ngettext("%(n)s saw it", "%(n)s saw it", post.reach) % {
            "n": dates.number(post.reach, language)
        }
    return {
        "post": post, "channel": str(Channel(post.channel).label), "reach": reach,
        "when": dates.weekday_date(post.published_on, language) if post.published_on else "",
    }  # fmt: skip
