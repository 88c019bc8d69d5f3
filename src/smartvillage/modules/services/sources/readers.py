"""Which reader reads which kind of source."""

from collections.abc import Mapping
from typing import Any

from smartvillage.modules.services.events import SourceError, Stream
from smartvillage.modules.services.importing.run import Reader
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.sources.fim import Portal
from smartvillage.modules.services.sources.pvog_feed import Feed
from smartvillage.modules.services.sources.pvog_search import Search
from smartvillage.modules.services.sources.xzufi.files import Files
from smartvillage.modules.services.sources.zufi.pull import Pull

READERS: Mapping[str, Any] = {
    Source.Kind.XZUFI: Files,
    Source.Kind.PVOG_FEED: Feed,
    Source.Kind.PVOG_SEARCH: Search,
    Source.Kind.FIM: Portal,
    Source.Kind.REST_ZUFI: Pull,
}


def reader_of(source: Source) -> Reader:
    """Raises nothing: a source that cannot be set up says so when it is read, as part of its run."""

    def reader(cursor: dict[str, Any], full: bool) -> Stream:
        if source.kind not in READERS:
            raise SourceError("Eigene Einträge werden geschrieben, nicht geholt.")
        yield from READERS[source.kind](source)(cursor, full)

    return reader
