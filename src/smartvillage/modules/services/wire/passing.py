"""What the catalogue does not know is asked of the state's upstream, where it has one (modes proxy and hybrid)."""

import re
from http import HTTPStatus

from smartvillage.modules.services.models import Source
from smartvillage.modules.services.proxying import TOTAL, Unavailable, Unknown, ask, proxy_of
from smartvillage.modules.services.wire.asked import Asked, Refusal
from smartvillage.modules.services.wire.shelf import Answer

PASSED = re.compile(r"(pst|pstExtended|pstCategory|ou|person|form|os)/[^/]+")
SECONDS = 60.0


def passed_on(asked: Asked) -> Answer | None:
    """The upstream's answer; None where there is none to ask, or it does not know either. Raises `Refusal`."""
    source = proxy_of(asked.state) if PASSED.fullmatch(asked.path) else None
    if source is None:
        return None
    try:
        found = ask(
            source=source, municipality=asked.municipality, path=asked.path, parameters=asked.parameters
        )
    except Unknown:
        return None
    except Unavailable:
        if source.mode == Source.Mode.HYBRID:
            return None
        wait = [("Retry-After", "30")]
        raise Refusal(HTTPStatus.BAD_GATEWAY, "the upstream does not answer", wait) from None
    headers = [("Content-Language", "de"), ("X-Data-As-Of", found.at.isoformat())]
    if TOTAL in found.headers:
        headers.append(("Total-Item-Count", found.headers[TOTAL]))
    return Answer(found.body, headers=tuple(headers), seconds=SECONDS)
