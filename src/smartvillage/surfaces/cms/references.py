"""Links in what editors wrote, and those among them that lead nowhere."""

import re
from collections.abc import Iterator

from smartvillage.core.content.models import Item
from smartvillage.core.links.collecting import Linked, links_in, of_municipality, supplies_links
from smartvillage.core.municipalities.scope import across_all
from smartvillage.surfaces.cms.kinds import item_url_of

_IN_JSON = re.compile(r'"(https?://[^"\\]+)"')


@supplies_links
def links_of_items() -> Iterator[Linked]:
    """Of everything citizens see; what importers deliver is theirs to mend."""
    columns = ("pk", "municipality_id", "kind", "generic_type", "title", "document")
    with across_all():
        shown = Item.objects.filter(state=Item.State.PUBLISHED, visible=True, source="")
        for number, municipality, kind, generic, title, document in shown.values_list(*columns).iterator():
            address = item_url_of(kind, generic, number)
            urls = {*_IN_JSON.findall(document), *links_in(document.replace('\\"', '"'))}
            for url in sorted(urls):
                yield Linked(url, of_municipality(municipality), title, address)
