"""Looking addresses up: first in the municipality's own content, then with the service it has chosen."""

from smartvillage.core.geocoding import gazetteer, nominatim
from smartvillage.core.geocoding.place import Place, Question
from smartvillage.core.municipalities.directory import tenant
from smartvillage.kit.http import FetchError

GAZETTEER = "gazetteer"


def chosen(municipality: int) -> str:
    """What fills in missing points: "", "gazetteer", or the address of a service."""
    said = tenant(municipality).settings.get("geocoder")
    return (
        said
        if isinstance(said, str) and (said == GAZETTEER or said.startswith(("https://", "http://")))
        else ""
    )


def locate(*, municipality: int, question: Question, outside: bool = True) -> Place | None:
    """The best point of an address; `outside`: the service may hear of it. Raises `FetchError`."""
    found = gazetteer.locate(municipality=municipality, question=question)
    service = chosen(municipality)
    if (found and found.exact) or not outside or service in ("", GAZETTEER):
        return found
    said = nominatim.ask(municipality=municipality, service=service, text=question.text)
    return next((place for place in said if place.exact), found or next(iter(said), None))


def lookup(*, municipality: int, text: str) -> list[Place]:
    """Candidates for what an editor types; a service that fails leaves what we know ourselves."""
    found = gazetteer.suggest(municipality=municipality, text=text)
    service = chosen(municipality)
    if any(place.exact for place in found) or service in ("", GAZETTEER) or len(text.strip()) < 5:
        return found
    try:
        return [*found, *nominatim.ask(municipality=municipality, service=service, text=text.strip()[:200])]
    except FetchError:
        return found
