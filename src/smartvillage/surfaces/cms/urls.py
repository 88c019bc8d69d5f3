"""Addresses of the editors' surface."""

from django.urls import URLPattern, URLResolver, include, path

from smartvillage.surfaces.cms.rooms import module_urlpatterns
from smartvillage.surfaces.cms.views import (
    administration,
    aids,
    approvals,
    bulk,
    edit,
    exports,
    graphiql,
    history,
    items,
    library,
    listviews,
    media,
    numbers,
    previews,
    proposals,
    remarks,
    search,
    today,
)

KIND = "inhalte/<str:slug>"
NEW = f"{KIND}/neu"
ITEM = f"{KIND}/<int:number>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="cms-today"),
    path("suche", search.search, name="cms-search"),
    path(f"{KIND}/", items.items, name="cms-items"),
    path(f"{KIND}/schritt", bulk.do, name="cms-items-do"),
    path(f"{KIND}/ansichten", listviews.keep, name="cms-items-views"),
    path(f"{KIND}/tabelle.csv", exports.table, name="cms-items-export"),
    path(f"{KIND}/karte.geojson", exports.points, name="cms-items-map"),
    path(f"{NEW}/", edit.new, name="cms-new"),
    path(f"{NEW}/entwurf", edit.autosave, name="cms-new-autosave"),
    path(f"{NEW}/verwerfen", edit.discard, name="cms-new-discard"),
    path(f"{NEW}/vorschau/<str:view>", previews.preview, name="cms-new-preview"),
    path(f"{NEW}/hilfe/<slug:name>", aids.aid, name="cms-new-aid"),
    path(f"{ITEM}/", edit.edit, name="cms-item"),
    path(f"{ITEM}/entwurf", edit.autosave, name="cms-item-autosave"),
    path(f"{ITEM}/verwerfen", edit.discard, name="cms-item-discard"),
    path(f"{ITEM}/vorschau/<str:view>", previews.preview, name="cms-item-preview"),
    path(f"{ITEM}/aenderung", proposals.decide, name="cms-item-proposal"),
    path(f"{ITEM}/anmerkungen", remarks.remark, name="cms-item-remarks"),
    path(f"{ITEM}/hilfe/<slug:name>", aids.aid, name="cms-item-aid"),
    path(f"{ITEM}/verlauf/", history.history, name="cms-item-history"),
    path(f"{ITEM}/verlauf/<int:revision>/", history.version, name="cms-item-version"),
    path(f"{ITEM}/verlauf/<int:revision>/wiederherstellen", history.restore, name="cms-item-restore"),
    path("medien/", library.library, name="cms-media"),
    path("medien/auswahl", library.choose, name="cms-media-choose"),
    path("medien/hochladen", media.upload, name="cms-upload"),
    path("medien/<int:number>/", library.file, name="cms-media-file"),
    path("medien/<int:number>/schritt", library.do, name="cms-media-do"),
    path("importe/", administration.imports, name="cms-imports"),
    path("zahlen/", numbers.numbers, name="cms-numbers"),
    path("zahlen/tabelle.csv", numbers.table, name="cms-numbers-table"),
    path("freigaben/", approvals.rules, name="cms-approvals"),
    path("organisationen/", administration.organisations, name="cms-organisations"),
    path("schnittstelle/", graphiql.page, name="cms-graphiql"),
    path("schnittstelle/fragen", graphiql.ask, name="cms-graphiql-ask"),
    path("zugaenge/", administration.clients, name="cms-clients"),
    path("konto/", include("smartvillage.surfaces.cms.account_urls")),
    *module_urlpatterns(),
]
