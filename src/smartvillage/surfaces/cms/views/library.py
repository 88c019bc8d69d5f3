"""The library of files: found, described, cut, replaced, thrown away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.structure import structure
from smartvillage.core.media.actions import asset_url, quota, rendition_url, taken
from smartvillage.core.media.documents import DocumentError
from smartvillage.core.media.keeping import (
    InUse,
    Reached,
    cut_out,
    describe,
    may_keep,
    replace_everywhere,
    spread,
    throw_away,
)
from smartvillage.core.media.library import Sieve, Use, Wanted, asset_of, counts, find, lookalikes, uses
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import PictureError
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import item_url_of
from smartvillage.surfaces.cms.mediaforms import Description
from smartvillage.surfaces.cms.uploads import fields, keep, take
from smartvillage.surfaces.webapp.cards import Link

SIEVES: dict[Sieve, str] = {
    "": "Alle",
    "pictures": "Bilder",
    "files": "Dokumente und Töne",
    "unused": "Nirgends verwendet",
    "unsaid": "Ohne Beschreibung",
    "ending": "Lizenz endet bald",
}
RATIOS = {"16:9": 16 / 9, "3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1.0, "3:4": 3 / 4}


@staff
def library(request: StaffRequest) -> HttpResponse:
    """All files of the municipality; files that are sent are kept."""
    if request.method == "POST":
        return _take(request)
    wanted = _wanted(request.GET)
    owner = Organisation.objects.filter(pk=request.viewer.organisation).first()
    context = {
        "wanted": wanted,
        "chips": _chips(request, wanted),
        "page": find(viewer=request.viewer, wanted=wanted),
        "filtered": bool(wanted.text or wanted.sieve),
        "taken": taken(viewer=request.viewer),
        "quota": quota(owner),
    }
    return render(request, "cms/media/library.html", context)


@staff
def choose(request: StaffRequest) -> HttpResponse:
    """A piece of a page: pictures to choose from while writing."""
    wanted = _wanted(request.GET, sieve="pictures")
    page = find(viewer=request.viewer, wanted=wanted)
    rows = [(asset, fields(asset), rendition_url(asset_url(asset), 320)) for asset in page.object_list]
    return render(request, "cms/media/choose.html", {"rows": rows, "page": page, "wanted": wanted})


@staff
def file(request: StaffRequest, number: int) -> HttpResponse:
    """One file: what it shows, whose it is, where it is shown."""
    asset = _asked(request, number)
    mine = may_keep(request.viewer, asset)
    form = Description(request.POST or None, instance=asset)
    if request.method == "POST" and form.is_valid():
        describe(viewer=request.viewer, asset=asset, values=form.cleaned_data)
        reached = (
            spread(viewer=request.viewer, asset=asset) if form.cleaned_data.get("spread") else Reached(0, 0)
        )
        messages.success(request, f"Gespeichert.{_told(reached)}")
        return redirect("cms-media-file", number)
    shown = uses(viewer=request.viewer, digest=asset.digest)
    context = {
        "asset": asset,
        "picture": asset.mime.startswith("image/"),
        "url": asset_url(asset),
        "form": form,
        "mine": mine,
        "owner": structure(municipality=request.viewer.municipality).organisations.get(
            asset.organisation_id or 0, {}
        ),
        "uses": [_link(use) for use in shown],
        "lookalikes": lookalikes(viewer=request.viewer, asset=asset),
        "ratios": RATIOS,
    }
    return render(request, "cms/media/file.html", context, status=422 if form.errors else 200)


@staff
@require_POST
def do(request: StaffRequest, number: int) -> HttpResponse:
    """Cut, replace everywhere or throw away."""
    asset = _asked(request, number)
    match request.POST.get("step"):
        case "cut" if request.POST.get("ratio") in RATIOS:
            made = cut_out(viewer=request.viewer, asset=asset, ratio=RATIOS[request.POST["ratio"]])
            messages.success(
                request, "Der Zuschnitt ist ein eigenes Bild; das ursprüngliche bleibt, wie es ist."
            )
            return redirect("cms-media-file", made.pk)
        case "replace":
            return _replace(request, asset)
        case "delete":
            return _throw_away(request, asset)
    return redirect("cms-media-file", number)


def _take(request: StaffRequest) -> HttpResponse:
    kept, refused = [], []
    for sent in request.FILES.getlist("file"):
        try:
            kept.append(keep(viewer=request.viewer, file=sent))
        except (PictureError, DocumentError) as problem:
            refused.append(f"{sent.name}: {problem}")
    if "X-Autosave" in request.headers:
        address = reverse("cms-media-file", args=[kept[0].pk]) if kept else ""
        return JsonResponse({"address": address, "error": " ".join(refused)})
    for complaint in refused:
        messages.error(request, complaint)
    if kept:
        messages.success(request, "1 Datei ist da." if len(kept) == 1 else f"{len(kept)} Dateien sind da.")
    return redirect("cms-media-file", kept[0].pk) if len(kept) == 1 else redirect("cms-media")


def _replace(request: StaffRequest, asset: Asset) -> HttpResponse:
    sent = request.FILES.get("file")
    if sent is None:
        messages.error(request, "Bitte wählen Sie die Datei, die stattdessen gezeigt werden soll.")
        return redirect("cms-media-file", asset.pk)
    try:
        other = take(viewer=request.viewer, file=sent)
    except PictureError as problem:
        messages.error(request, str(problem))
        return redirect("cms-media-file", asset.pk)
    if other.pk != asset.pk:
        values = {
            name: getattr(asset, name)
            for name in ("alt", "decorative", "copyright", "licence", "licence_until")
        }
        if not other.alt and may_keep(request.viewer, other):
            describe(viewer=request.viewer, asset=other, values=values)
        reached = replace_everywhere(viewer=request.viewer, asset=asset, other=other)
        messages.success(
            request, f"Das Bild ist ersetzt.{_told(reached)} Bitte prüfen Sie die Bildbeschreibung."
        )
    return redirect("cms-media-file", other.pk)


def _throw_away(request: StaffRequest, asset: Asset) -> HttpResponse:
    try:
        throw_away(viewer=request.viewer, asset=asset)
    except InUse:
        messages.error(request, "Die Datei wird noch gezeigt. Bitte nehmen Sie sie zuerst aus den Einträgen.")
        return redirect("cms-media-file", asset.pk)
    messages.success(request, f"„{asset}“ ist gelöscht.")
    return redirect("cms-media")


def _told(reached: Reached) -> str:
    text = f" {reached.changed} Einträge sind geändert." if reached.changed else ""
    return f"{text} {reached.refused} Einträge dürfen Sie nicht ändern." if reached.refused else text


def _asked(request: StaffRequest, number: int) -> Asset:
    asset = asset_of(viewer=request.viewer, number=number)
    if asset is None:
        raise NotFound
    return asset


def _link(use: Use) -> Link:
    return Link(use.title or "Ohne Titel", item_url_of(use.kind, use.generic_type, use.id) or "")


def _wanted(data: QueryDict, *, sieve: Sieve = "") -> Wanted:
    said = next((name for name in SIEVES if name == data.get("sieb")), sieve)
    page = data.get("seite", "")
    return Wanted(
        text=data.get("q", "").strip()[:100],
        sieve=sieve or said,
        page=int(page) if page.isdecimal() and len(page) < 9 else 1,
    )


def _chips(request: StaffRequest, wanted: Wanted) -> list[dict[str, Any]]:
    found = counts(viewer=request.viewer)
    base = reverse("cms-media")
    return [
        {
            "label": label,
            "url": f"{base}?sieb={name}" if name else base,
            "current": name == wanted.sieve,
            "count": found[name],
        }
        for name, label in SIEVES.items()
        if name in ("", "pictures", wanted.sieve) or found[name]
    ]
