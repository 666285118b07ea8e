"""How are a network's logos, pictures and signatures listed, added, ordered and removed, and who gets the file?"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import given_logos, picture_keeping, pictures
from ..choices import PictureUse
from ..forms.pictures import PictureForm
from ..models import Network, Picture
from ..requests import DeskRequest

SMALL = {
    PictureUse.LOGO: 400,
    PictureUse.POSTER: 1_200,
    PictureUse.SIGNATURE: 400,
}  # pixels; less looks blurred
PLURALS = {
    PictureUse.LOGO: gettext_lazy("Logos"),
    PictureUse.POSTER: gettext_lazy("Pictures for posters"),
    PictureUse.SIGNATURE: gettext_lazy("Signatures"),
}
NOTES = {
    PictureUse.LOGO: gettext_lazy(
        "At the foot of posters and screens, in this order; funders' logos are always last."
    ),
    PictureUse.POSTER: gettext_lazy("For the large picture of a poster, chosen in the poster studio."),
    PictureUse.SIGNATURE: gettext_lazy("Under printed letters, above the name. The first one is used."),
}


@require_safe
def picture_list(request: DeskRequest) -> HttpResponse:
    """Show the pictures of the networks that a person coordinates, grouped by what they are for."""
    networks = Network.objects.managed_by(request.user)
    if not networks:
        raise Http404
    rows = list(
        Picture.objects.managed_by(request.user).select_related("municipality", "organisation").in_order()
    )
    groups = [
        {
            "network": network if len(networks) > 1 else None, "uses": groups_of(network, rows),
            "given": [row_of(row) for row in rows if row.network_id == network.pk and row.given_for],
        }
        for network in networks
    ]  # fmt: skip
    return render(request, "partners/picture_list.html", {"groups": groups, "is_empty": not rows})


@require_http_methods(["GET", "HEAD", "POST"])
def picture_new(request: DeskRequest) -> HttpResponse:
    """Take in a picture: decoded and written anew, or refused at the field."""
    get_object_or_404(Network.objects.managed_by(request.user)[:1])
    form = form_of(request, Picture(use=wanted_use(request)))
    if request.method == "POST" and form.is_valid():
        picture_keeping.save_picture(form.instance, form.read, by=request.user)
        messages.success(request, _("%(name)s was added.") % {"name": form.instance.name})
        return redirect(f"{reverse('partners:picture_list')}#picture-{form.instance.pk}")
    return render(request, "partners/picture_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def picture_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a picture's names or put another file in its place."""
    picture = find(request, pk, in_use=True)
    name = picture.name
    form = form_of(request, picture)
    if request.method == "POST" and form.is_valid():
        changed = picture_keeping.save_picture(form.instance, form.read, by=request.user)
        told = _("%(name)s: saved.") if changed else _("%(name)s: nothing had changed.")
        messages.success(request, told % {"name": form.instance.name})
        return redirect(f"{reverse('partners:picture_list')}#picture-{pk}")
    shown = row_of(get_object_or_404(Picture.objects.managed_by(request.user), pk=pk))
    return render(request, "partners/picture_edit.html", {"form": form, "name": name, "shown": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def picture_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Tell what uses a picture; when pressed, remove it."""
    picture = find(request, pk)
    if request.method == "POST":
        picture_keeping.remove_picture(picture, by=request.user)
        messages.success(request, _("%(name)s was removed.") % {"name": picture.name})
        return redirect("partners:picture_list")
    words = {"shown": row_of(picture), "users": picture_keeping.used_by(picture)}
    return render(request, "partners/picture_remove.html", words)


@require_POST
def picture_move(request: DeskRequest, pk: int) -> HttpResponse:
    """Move a picture one place up or down among those of its use."""
    where = request.POST.get("where", "")
    if where not in ("up", "down"):
        raise Http404(where)
    picture = find(request, pk, in_use=True)
    if not picture_keeping.move_picture(picture, up=where == "up", by=request.user):
        messages.info(request, _("%(name)s is at the end of its row already.") % {"name": picture.name})
    return redirect(f"{reverse('partners:picture_list')}#picture-{pk}")


@require_POST
def picture_adopt(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a logo that a partner gave become its organisation's own, as it was looked at."""
    picture = get_object_or_404(Picture.objects.managed_by(request.user), pk=pk)
    try:
        shown = given_logos.adopt(picture, request.POST.get("seen", ""), by=request.user)
    except given_logos.Changed:
        messages.error(
            request, _("%(name)s: the logo has changed meanwhile. Look again.") % {"name": picture.name}
        )
        return redirect("partners:picture_list")
    messages.success(request, _("%(name)s: the logo is in use.") % {"name": shown.name})
    return redirect(f"{reverse('partners:picture_list')}#picture-{shown.pk}")


@require_safe
def picture_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the file of a picture to the network's people, as a picture and nothing else."""
    return sent_file(get_object_or_404(Picture.objects.seen_by(request.user), pk=pk))


def sent_file(picture: Picture) -> HttpResponse:
    """Return the file of a picture so that no browser takes it for anything else; raises Http404 when it is gone."""
    content = pictures.bytes_of(picture.path)
    if content is None:
        raise Http404
    kind = {"jpg": "jpeg"}.get(picture.ending, picture.ending)
    name = f"kuva-{picture.digest[:8]}.{picture.ending}"
    response = HttpResponse(content, content_type=f"image/{kind}")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def find(request: DeskRequest, pk: int, *, in_use: bool = False) -> Picture:
    """Return a picture that this person may change, or raise Http404; `in_use` leaves out what only waits."""
    own = Picture.objects.managed_by(request.user).select_related("network")
    return get_object_or_404(own.in_use() if in_use else own, pk=pk)


def form_of(request: DeskRequest, picture: Picture) -> PictureForm:
    """Return the form, with the names of files that were too large to be taken in."""
    if request.method != "POST":
        return PictureForm(user=request.user, instance=picture)
    files, dropped = request.FILES, getattr(request, "dropped_files", ())
    return PictureForm(request.POST, files, user=request.user, instance=picture, dropped=dropped)


def wanted_use(request: DeskRequest) -> str:
    """Return what a new picture is for as the address says, else a logo."""
    use = request.GET.get("kaytto", "")
    return use if use in PictureUse.values else PictureUse.LOGO


def groups_of(network: Network, rows: list[Picture]) -> list[dict[str, Any]]:
    """Return one network's pictures by use, each use with its words and its rows; funders' logos are last."""
    return [
        {
            "use": use.value, "title": PLURALS[use], "note": NOTES[use],
            "rows": in_a_row([
                row for row in rows if row.network_id == network.pk and row.use == use and not row.given_for
            ]),
        }
        for use in PictureUse
    ]  # fmt: skip


def in_a_row(pictures_of_use: list[Picture]) -> list[dict[str, Any]]:
    """Return the pictures of one use in their order, each knowing whether it can move up or down."""
    found = sorted(pictures_of_use, key=lambda one: one.is_funder)
    pairs = zip(found, [None, *found], [*found[1:], None], strict=False)
    return [
        row_of(one)
        | {
            "may_rise": before is not None and before.is_funder == one.is_funder,
            "may_sink": after is not None and after.is_funder == one.is_funder,
        }
        for one, before, after in pairs
    ]


def row_of(picture: Picture) -> dict[str, Any]:
    """Return one picture as the pages show it: its facts in words, and a warning where it is too small."""
    facts = [_("%(width)s × %(height)s pixels") % {"width": picture.width, "height": picture.height}]
    if picture.municipality:
        facts.append(_("only at events in %(town)s") % {"town": picture.municipality.name})
    if picture.organisation and not picture.given_for:
        facts.append(_("only in what %(name)s publishes") % {"name": picture.organisation.name})
    if picture.is_funder:
        facts.append(_("funder, always last"))
    small = SMALL[PictureUse(picture.use)]
    return {
        "picture": picture,
        "src": f"{reverse('partners:picture_file', args=[picture.pk])}?v={picture.digest[:8]}",
        "meta": ", ".join(facts),
        "is_small": max(picture.width, picture.height) < small,
        "small": small,
    }
