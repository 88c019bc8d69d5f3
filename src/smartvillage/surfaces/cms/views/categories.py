"""The category tree: looked at, moved, named, merged; and what importers call things."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content import access
from smartvillage.core.content.categories import create_category, update_category
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.content.merging import entries_by_kind, merge_categories, preview
from smartvillage.core.content.models import Category
from smartvillage.core.content.structure import Structure, structure
from smartvillage.core.content.tree import WrittenSince, changing, take_back
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.cms.categoryforms import CategoryForm, MergeForm
from smartvillage.surfaces.cms.categorysteps import STEPS, Wanted, recall, remember, take
from smartvillage.surfaces.cms.categorytree import NAMES, NEW, Sight, names, path_of, rows
from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import list_url, module_name
from smartvillage.surfaces.cms.wish import number

SUGGESTED = 2000
"""So many names are suggested while one is typed."""


@staff
def tree(request: StaffRequest) -> HttpResponse:
    known = _known(request)
    sight = Sight.of(request.GET)
    listed = sight.part == NAMES
    context = {
        "sight": sight,
        "page": (
            names(request.viewer.municipality, sight)
            if listed
            else rows(known, sight, request.viewer.municipality)
        ),
        "listed": listed,
        "chips": _chips(known, sight),
        "suggested": [row["name"] for row in list(known.categories.values())[:SUGGESTED]],
        "here": f"{request.path}?{urlencode(_said(request))}",
        "focus": request.GET.get("fokus", ""),
        "anything": bool(known.categories),
    }
    return render(request, "cms/categories/tree.html", context)


@staff
@require_POST
def do(request: StaffRequest) -> HttpResponse:
    """A step ("up:12"), then back to where it was asked, with the focus on the same button."""
    known = _known(request)
    name, _, given = request.POST.get("step", "").partition(":")
    back = _back(request)
    if name == "undo":
        _undo(request, given)
        return redirect(back)
    row = Category.objects.filter(pk=number(given) or 0).first()
    if name not in STEPS or row is None:
        messages.error(request, "Diese Kategorie gibt es nicht mehr.")
        return redirect(back)
    text = typed(request.POST.get(f"ziel-{row.pk}" if name == "belongs" else "name", ""))
    dropped = number(request.POST.get("target"))
    wanted = Wanted(
        name=name,
        category=row,
        target=known.category_named(text) if name == "belongs" else dropped,
        where=request.POST.get("where", ""),
        text=text,
    )
    _run(request, lambda: take(wanted, known))
    if name == "delete" and not Category.objects.filter(pk=row.pk).exists():
        return redirect("cms-categories")
    return redirect(_focused(back, f"{name}-{row.pk}", row.pk))


@staff
def edit(request: StaffRequest, number: int | None = None) -> HttpResponse:
    """One category, or a new one: its name, place, and what it is for."""
    known = _known(request)
    row = _asked(known, number) if number is not None else None
    if isinstance(row, int):
        return redirect("cms-category", row)
    kinds = [
        (kind.tag, kind.plural) for kind in all_kinds() if request.municipality.has_module(module_name(kind))
    ]
    form = CategoryForm(
        request.POST or None, known=known, kinds=kinds, category=number, initial=_initial(row)
    )
    if request.method == "POST" and form.is_valid():
        values = _values(form.cleaned_data, row, dict(kinds))
        saved = _save(request, form, row, values)
        if saved is not None:
            return redirect("cms-category", saved.pk)
    context: dict[str, Any] = {"form": form, "category": row, "icons": _icons(known)}
    if row:
        context |= {
            "path": path_of(known, row.pk),
            "entries": [
                (kind, count, f"{list_url(kind)}?{urlencode({'kategorie': row.pk})}")
                for kind, count in entries_by_kind(row).items()
            ],
            "children": known.level(row.pk),
            "aliases": row.aliases.defer("moved").order_by("folded"),
            "here": reverse("cms-category", args=[row.pk]),
        }
    return render(request, "cms/categories/edit.html", context, status=422 if form.errors else 200)


@staff
def merge(request: StaffRequest, number: int) -> HttpResponse:
    """Choose the other one, see what moves, then do it."""
    known = _known(request)
    row = _asked(known, number)
    if isinstance(row, int):
        return redirect("cms-category", row)
    data = request.POST or (request.GET if "mit" in request.GET else None)
    form = MergeForm(data, known=known, category=row.pk)
    target = None
    if form.is_bound and form.is_valid():
        target = Category.objects.get(pk=form.cleaned_data["mit"])
    if request.method == "POST" and target is not None and "confirm" in request.POST:
        other, name = target, row.name

        def step() -> str:
            moved = merge_categories(row, other)
            told = "1 Eintrag ist" if moved == 1 else f"{moved} Einträge sind"
            return f"„{name}“ ist in „{other}“ aufgegangen. {told} umgezogen."

        if _run(request, step):
            return redirect("cms-category", target.pk)
    context = {
        "form": form,
        "category": row,
        "target": target,
        "preview": preview(row) if target else None,
    }
    return render(request, "cms/categories/merge.html", context, status=422 if form.errors else 200)


def _known(request: StaffRequest) -> Structure:
    access.require(request.viewer.role == Role.ADMIN)
    return structure(municipality=request.viewer.municipality, fresh=True)


def _asked(known: Structure, asked: int) -> Category | int:
    """The category, or the number of the one it was merged into."""
    if known.current(asked) != asked:
        return known.current(asked)
    found: Category | None = Category.objects.filter(pk=asked).first() if asked < 2**63 else None
    if found is None:
        raise NotFound
    return found


def _run(request: StaffRequest, step: Callable[[], str]) -> bool:
    """Take a step that can be taken back, and tell, the log as well."""

    def logged() -> str:
        said = step()
        _note(request, said)
        return said

    try:
        said, change = changing(request.viewer.municipality, logged)
    except Invalid as error:
        messages.error(request, f"{'. '.join(error.problems.values())}.")
        return False
    key = remember(request.session, change)
    messages.success(request, said, extra_tags=f"undo|{reverse('cms-categories')}|undo:{key}")
    return True


def _undo(request: StaffRequest, key: str) -> None:
    change = recall(request.session, key)
    try:
        if change is None:
            raise WrittenSince
        take_back(request.viewer.municipality, change)
    except WrittenSince:
        messages.error(request, "Das ließ sich nicht zurücknehmen; inzwischen wurde weitergearbeitet.")
    else:
        _note(request, "zurückgenommen")
        messages.success(request, "Es ist wieder wie vorher.")


def _note(request: StaffRequest, said: str) -> None:
    note(
        municipality=request.viewer.municipality,
        action=Action.CATEGORY,
        viewer=request.viewer,
        details={"said": said},
    )


def _save(
    request: StaffRequest, form: CategoryForm, row: Category | None, values: dict[str, Any]
) -> Category | None:
    municipality = request.viewer.municipality
    made: list[Category] = []

    def step() -> str:
        made.append(
            update_category(row, values=values)
            if row
            else create_category(municipality=municipality, values=values)
        )
        return f"„{made[0]}“ ist gespeichert."

    try:
        said, change = changing(municipality, step)
    except Invalid as error:
        for name, problem in error.problems.items():
            form.add_error({"parent_id": "parent"}.get(name, name), problem)
        return None
    key = remember(request.session, change)
    messages.success(request, said, extra_tags=f"undo|{reverse('cms-categories')}|undo:{key}")
    return made[0]


def _initial(row: Category | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "name": row.name,
        "parent": row.parent_id,
        "icon_name": row.icon_name,
        "tags": row.tags,
        "email": (row.contact or {}).get("email", ""),
    }


def _values(said: dict[str, Any], row: Category | None, kinds: dict[str, str]) -> dict[str, Any]:
    """The columns; tags of kinds nobody here knows stay."""
    values: dict[str, Any] = {
        "name": said["name"],
        "icon_name": said["icon_name"],
        "tags": [*said["tags"], *(tag for tag in (row.tags if row else ()) if tag not in kinds)],
        "contact": {**((row.contact if row else None) or {}), "email": said["email"]},
        "brought_by": "",
    }
    if not any(values["contact"].values()):
        values["contact"] = None
    if row is None or said["parent"] != row.parent_id:
        values |= {"parent_id": said["parent"], "position": None}
    return values


def _icons(known: Structure) -> list[str]:
    return sorted({row["icon_name"] for row in known.categories.values() if row["icon_name"]})


def _chips(known: Structure, sight: Sight) -> list[dict[str, Any]]:
    here = reverse("cms-categories")
    brought = sum(1 for row in known.categories.values() if row["brought_by"])
    assigned = len(known.category_ids) - len(known.categories)
    counts = {"": len(known.categories), NEW: brought, NAMES: assigned}
    labels = {"": "Alle Kategorien", NEW: "Neue Namen", NAMES: "Zugeordnete Namen"}
    return [
        {
            "label": label,
            "url": f"{here}?sicht={part}" if part else here,
            "current": part == sight.part,
            "count": counts[part],
        }
        for part, label in labels.items()
    ]


def _said(request: StaffRequest) -> dict[str, str]:
    return {
        name: value for name, value in request.GET.dict().items() if name in ("sicht", "q", "seite") and value
    }


def _back(request: StaffRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe and "\n" not in wanted else reverse("cms-categories")


def _focused(back: str, focus: str, row: int) -> str:
    """The page again, where the step was taken."""
    parts = urlsplit(back)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "fokus"]
    return parts._replace(query=urlencode([*query, ("fokus", focus)]), fragment=f"k{row}").geturl()
