"""What tests of every module share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from smartvillage.core.people.viewer import Viewer

ROOT = Path(__file__).resolve().parents[2]


def shared(path: str) -> Path:
    """A file of the sample collection beside the project; skips the test where it is absent."""
    found = ROOT.parent / "shared" / path
    if not found.exists():
        pytest.skip(f"sample {path} is not here")
    return found


@dataclass(frozen=True)
class Place:
    """A municipality of a test; `organisation` has every right."""

    id: int
    slug: str
    organisation: int

    def viewer(self, role: str = "admin", **changes: Any) -> Viewer:
        """A viewer of the organisation in a role."""
        from dataclasses import replace

        from smartvillage.core.municipalities.scope import within
        from smartvillage.core.people.models import Organisation
        from smartvillage.core.people.viewers import viewer_for

        with within(self.id):
            organisation = Organisation.objects.get(pk=changes.pop("organisation", self.organisation))
        return replace(viewer_for(organisation=organisation, role=role, client="test"), **changes)

    def ask(
        self, query: str, variables: dict[str, Any] | None = None, *, role: str = "admin", **changes: Any
    ) -> dict[str, Any]:
        """The whole GraphQL answer for a role, without HTTP."""
        return ask(query, variables, viewer=self.viewer(role, **changes))

    def data(
        self, query: str, variables: dict[str, Any] | None = None, *, role: str = "admin", **changes: Any
    ) -> Any:
        """The answer's data; fails on errors."""
        answer = self.ask(query, variables, role=role, **changes)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


def ask(query: str, variables: dict[str, Any] | None = None, *, viewer: Viewer) -> dict[str, Any]:
    from smartvillage.surfaces.graphql.context import Context
    from smartvillage.surfaces.graphql.execute import answer

    context = Context(viewer=viewer, base_url="http://test")
    body = answer(query=query, variables=variables or {}, operation=None, context=context).body
    said: dict[str, Any] = orjson.loads(body)
    return said


def make_place(slug: str, name: str) -> Place:
    """A municipality with one organisation that has every right."""
    from smartvillage.core.municipalities.models import Municipality
    from smartvillage.core.people.models import Organisation
    from smartvillage.core.people.rights import Right

    municipality = Municipality.objects.create(slug=slug, name=name)
    organisation = Organisation.objects.create(
        municipality=municipality, name=f"Rathaus {name}", rights=list(Right)
    )
    return Place(municipality.pk, slug, organisation.pk)


def forget_everything() -> None:
    """Empty all caches of this process; transactions that roll back leave them wrong."""
    from smartvillage.core.content.structure import forget_structure
    from smartvillage.core.content.versions import forget_versions
    from smartvillage.core.municipalities.directory import forget
    from smartvillage.surfaces.graphql.answers import forget_answers
    from smartvillage.surfaces.graphql.fragments import store
    from smartvillage.surfaces.oauth.clients import forget_tokens

    for clear in (forget, forget_versions, forget_structure, forget_answers, store.clear, forget_tokens):
        clear()
