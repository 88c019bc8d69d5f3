"""A small catalogue for the wire's tests, in which one service has everything."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.kit.words import sort_key
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import (
    AreaAlias,
    Category,
    CategoryService,
    Form,
    Office,
    OnlineService,
    Person,
    Service,
    ServiceArea,
    ServiceKey,
    Source,
)
from smartvillage.modules.services.tests.small import STATE, TOWN, areas, competence, entry, source
from smartvillage.modules.services.versions import bump
from smartvillage.testing import Place

CHANGED = datetime(2026, 10, 1, 8, tzinfo=UTC)
TEXTS = [
    {"module": "24", "lang": "de", "html": "<p>Geld während der Ausbildung.</p>"},
    {"module": "06", "lang": "de", "html": "<p>Alles dazu.</p><script>alert(1)</script>"},
    {"module": "06", "lang": "en", "html": "<p>All about it.</p>"},
    {
        "module": "07",
        "lang": "de",
        "links": [
            {"url": "https://gesetze.example.org/1", "name": "§ 1"},
            {"url": "https://gesetze.example.org/1", "name": "noch einmal"},
            {"url": "javascript:alert(1)", "name": "böse"},
        ],
    },
    {"module": "02", "lang": "de", "html": "Amtlicher Name"},
]
ADDRESS = {
    "type": "visit",
    "street": "Musterstraße",
    "house_number": "1",
    "postcode": "14806",
    "city": "Bad Belzig",
    "ars": "120690020020",
    "wheelchair": True,
    "stops": [{"name": "Rathaus", "lines": [{"name": "581", "type": "bus"}]}],
}
CONTACTS = [
    {"kind": "web", "value": "https://stadt.example.org"},
    {"kind": "mobile", "value": "+49 170 0"},
    {"kind": "phone", "value": "+49 30 23125 000"},
    {"kind": "email", "value": "post@example.org"},
]


@dataclass
class Catalogue:
    """Writes rows as the importer would; ids on the wire are those given here."""

    areas: dict[str, Area]
    source: Source

    def service(self, public_id: str, name: str, *, only_in: str = "", **document: Any) -> Service:
        made: Service = self._entry(
            "service",
            public_id,
            name,
            {"names": {"de": name}, **document},
            name_sort=sort_key(name),
            letter=name[0],
            everywhere=not only_in,
        )
        if only_in:
            ServiceArea.objects.create(service=made, area=self.areas[only_in])
        for value in document.get("leika", ()):
            ServiceKey.objects.create(service=made, value=value)
        return made

    def office(self, public_id: str, name: str, **document: Any) -> Office:
        made: Office = self._entry("office", public_id, name, document)
        return made

    def person(self, public_id: str, name: str, office: Office, **document: Any) -> Person:
        made: Person = self._entry("person", public_id, name, document, office_key=office.key)
        return made

    def form(self, public_id: str, name: str, **document: Any) -> Form:
        made: Form = self._entry("form", public_id, name, document)
        return made

    def online(self, public_id: str, name: str, **document: Any) -> OnlineService:
        made: OnlineService = self._entry("online", public_id, name, document)
        return made

    def category(
        self, public_id: str, name: str, *services: Service, above: Category | None = None, **more: Any
    ) -> Category:
        key = entry_key(state="BB", kind="category", agency="", ext_id=public_id)
        made = Category.objects.create(
            state="BB",
            source=self.source,
            key=key,
            ext_id=public_id,
            public_id=public_id,
            name=name,
            content_hash=b"",
            position=more.pop("position", 0),
            parent_key=above.key if above else 0,
            document=more,
        )
        for service in services:
            CategoryService.objects.create(category=key, service=service)
        return made

    def competent(self, service: Service, area: str, target: Any) -> None:
        competence(service, self.areas[area], target)

    def changed(self) -> None:
        """Say that something was written, as the importer does."""
        bump(state="BB")

    def _entry(self, kind: str, public_id: str, name: str, document: Any, **more: Any) -> Any:
        return entry(
            kind, public_id, of=self.source, name=name, document=document, changed_at=CHANGED, **more
        )


def full_catalogue(town: Place) -> Catalogue:
    """The town in its place, with a service that has everything and some that have little."""
    made = Catalogue(areas(), source())
    AreaAlias.objects.create(scheme="gd", value="3679", area=made.areas["Hagelberg"])
    Municipality.objects.filter(pk=town.id).update(area=made.areas[TOWN])
    grant = made.service(
        "100004711",
        "Ausbildungsgeld beantragen",
        leika=["99007002017000"],
        synonyms={"de": ["Ausbildungsförderung"]},
        texts=TEXTS,
        names={"de": "Ausbildungsgeld beantragen", "en": "Apply for a training grant"},
        charges=[{"type": "FIX", "name": "Gebühr", "amount": "1026.5", "currency": "EUR"}],
        deadlines=[{"type": "SPAN", "name": "Widerspruch", "span": 1, "unit": "month"}],
    )
    passport = made.service("2", "Personalausweis beantragen")
    made.service("3", "Zeltplatz am Hagelberg", only_in="Hagelberg")
    made.service("a/b c", "Übermittlungssperre eintragen")
    office = made.office(
        "300001",
        "Bürgerservice",
        addresses=[{"type": "post", "city": "Bad Belzig"}, ADDRESS],
        contacts=CONTACTS,
        opening_html="<p>Montag 9–12 Uhr</p>",
        payment=["Bar"],
        appointment_required=True,
        appointment_url="https://termine.example.org",
    )
    made.person("400001", "Mustermann", office, last_name="Mustermann", contacts=CONTACTS)
    form = made.form("500001", "Antrag", links=[{"url": "https://stadt.example.org/antrag.pdf"}])
    online = made.online("os-1", "Reha online", links=[{"url": "https://online.example.org"}])
    made.competent(grant, TOWN, office)
    made.competent(grant, STATE, form)
    made.competent(grant, STATE, online)
    root = made.category("1000000", "Lebenslagen für Bürgerinnen und Bürger")
    made.category("1010000", "Ausbildung", grant, passport, above=root, position=2, description="Lernen")
    made.category("1020000", "Geburt", above=root, position=1)
    return made
