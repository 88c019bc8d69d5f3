"""Which requests are readers: not what browsers fetch ahead, nor what programs collect."""

import re

from django.http import HttpRequest

from smartvillage.core.numbers.counting import note_missed, note_read

PROGRAM = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|java/", re.IGNORECASE)


def count_read(request: HttpRequest, *, item: int) -> None:
    if _is_reader(request):
        note_read(item=item)


def count_missed(request: HttpRequest, *, municipality: int, words: str) -> None:
    if _is_reader(request):
        note_missed(municipality=municipality, words=words)


def _is_reader(request: HttpRequest) -> bool:
    ahead = request.headers.get("Sec-Purpose") or request.headers.get("Purpose") or ""
    agent = request.headers.get("User-Agent", "")
    return request.method == "GET" and "prefetch" not in ahead and bool(agent) and not PROGRAM.search(agent)
