"""Words of a scope that begin like what is being typed."""

from smartvillage.core.search.analyse import analyse
from smartvillage.core.search.lexicon import lexicon

SHORTEST = 2


def suggest(*, prefix: str, scope: str, limit: int) -> list[str]:
    """Words as they are written, the shortest first; the last word of what was typed is the one to finish.

    Words of texts nobody may see yet are among them: ask `find` for each before showing it, or use names.
    """
    words = analyse(prefix)
    if not words or len(words[-1].text) < SHORTEST:
        return []
    known = lexicon(scope=scope)
    begun = known.beginning(words[-1].text, limit * 3)
    by_stem = {word.stem: word.shown for word in reversed(begun)}
    return list(reversed(by_stem.values()))[:limit]
