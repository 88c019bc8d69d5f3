"""Sources of an upstream double, and reading them."""

from typing import Any

from smartvillage.core.sealing import seal
from smartvillage.modules.services.importing.run import run_import
from smartvillage.modules.services.models import Run, Source
from smartvillage.modules.services.queries import tree
from smartvillage.modules.services.sources.client import PURPOSE
from smartvillage.modules.services.sources.readers import reader_of
from smartvillage.modules.services.tests import small
from smartvillage.modules.services.tests.doubles.upstream import Upstream


def source(kind: str, server: Upstream, secret: str = "", **settings: Any) -> Source:
    small.areas()
    made = small.source(name=kind, kind=kind, base_url=server.url, settings={"per_second": 1000, **settings})
    if secret:
        made.secret = seal(secret, purpose=PURPOSE)
        made.save()
    return made


def fetched(of: Source, *, full: bool = True, **values: Any) -> Run:
    return run_import(source=of, reader=reader_of(of), full=full, **values)


def chain(ars: str = small.TOWN) -> tuple[int, ...]:
    node = tree("BB").resolve(ars)
    assert node
    return node.chain
