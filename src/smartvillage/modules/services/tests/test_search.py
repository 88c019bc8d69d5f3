"""What app 5 types is answered by the house's search, and by names where that knows nothing yet."""

import pytest

from smartvillage.core.search.analyse import Column
from smartvillage.core.search.index import index
from smartvillage.core.search.models import Posting
from smartvillage.modules.services.indexing import index_services
from smartvillage.modules.services.models import OwnService, Service
from smartvillage.modules.services.tests.catalogue import Catalogue
from smartvillage.modules.services.tests.test_rest import AREA, get, ids
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.testing import Place

pytestmark = pytest.mark.usefixtures("catalogue")
WORDS = {
    "100004711": [(Column.NAME, "Ausbildungsgeld beantragen"), (Column.BODY, "Nachweis der Ausbildung")],
    "2": [(Column.NAME, "Personalausweis beantragen"), (Column.SYNONYM, "Perso")],
    "3": [(Column.NAME, "Zeltplatz am Hagelberg"), (Column.SYNONYM, "Perso")],
}


@pytest.fixture
def indexed(catalogue: Catalogue) -> None:
    numbers = dict(Service.objects.values_list("public_id", "pk"))
    index(scope="services:bb", entries={numbers[service]: said for service, said in WORDS.items()})


def search(words: str, area: str = AREA) -> list[str]:
    return ids(get(f"pstExtended/find?areaId={area}&limit=500&offset=0&searchWord={words}"))


@pytest.mark.usefixtures("indexed")
def test_everyday_words_find_what_is_there_in_the_place() -> None:
    assert search("perso") == ["2"]
    assert set(search("perso", area="3679")) == {"2", "3"}
    assert search("Ausweis") == ["2"]
    assert search("Ausbildungsgelt") == ["100004711"]


@pytest.mark.usefixtures("indexed")
def test_what_the_municipality_hides_is_not_found(town: Place) -> None:
    OwnService.objects.create(municipality_id=town.id, service="2", hidden=True)
    bump_overlay(municipality=town.id)
    assert search("perso") == []


@pytest.mark.usefixtures("indexed")
def test_suggestions_are_words_and_services() -> None:
    said = get(f"suggest?areaId={AREA}&searchWord=pers").json
    assert "Perso" in said["words"]
    assert said["services"] == [{"id": "2", "name": "Personalausweis beantragen"}]
    assert get(f"suggest?areaId={AREA}").json == {"words": [], "services": []}


def test_before_the_words_are_written_names_are_searched() -> None:
    assert search("Personalausw") == ["2"]
    assert search("%C3%BCbermittlung") == ["a/b c"]
    assert search("Rathaus") == []
    assert search("%20%21") == ["100004711", "2", "a/b c"]


def test_very_many_at_once_are_found_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = list(Service.objects.values_list("pk", flat=True))
    index_services(state="BB", ids=ids)
    few = sorted(Posting.objects.values_list("scope", "term", "weight", "entry"))
    Posting.objects.filter(entry__in=ids[1:]).delete()
    monkeypatch.setattr("smartvillage.modules.services.indexing.MANY", 0)
    index_services(state="BB", ids=ids)
    assert few
    assert sorted(Posting.objects.values_list("scope", "term", "weight", "entry")) == few
