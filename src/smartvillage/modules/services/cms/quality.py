"""What the catalogue lacks for this place: missing fields, broken links, searches in vain, services to be had online."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.core.links.collecting import of_municipality
from smartvillage.core.links.queries import broken_links
from smartvillage.core.numbers.queries import missed_words
from smartvillage.kit.dates import today
from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.quality import FIELDS, quality
from smartvillage.modules.services.references import of_state
from smartvillage.surfaces.cms.guard import StaffRequest

LATELY = timedelta(days=90)
MOST_WORDS, MOST_LINKS = 20, 100


@editors
def quality_page(request: StaffRequest) -> HttpResponse:
    home, municipality = own_of(request).home, request.viewer.municipality
    found = quality(state=home.state, chain=home.area.chain if home.area else ())
    own = reverse("cms-services")
    links = [
        *broken_links(scopes=[of_municipality(municipality)], prefix=own, limit=MOST_LINKS),
        *broken_links(scopes=[of_state(home.state)], limit=MOST_LINKS),
    ]
    context = {
        "total": found.total,
        "online": found.share("online"),
        "fields": [
            (label, len(found.lacking[name]), found.share(name), f"{own}?fehlt={name}")
            for name, label in FIELDS.items()
        ],
        "links": links[:MOST_LINKS],
        "missed": missed_words(
            municipality=municipality, since=today() - LATELY, until=today(), limit=MOST_WORDS
        ),
    }
    return render(request, "services/cms/quality.html", context)
