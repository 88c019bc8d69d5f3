"""Likes on the wire, loaded once for a whole list."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.likes.actions import TYPES as LIKEABLE
from smartvillage.modules.likes.actions import toggle
from smartvillage.modules.likes.models import Like
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Attached, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number


def toggle_like(context: Context, args: Args) -> dict[str, Any]:
    liked, count = toggle(
        viewer=context.viewer,
        record_type=args["likeableType"],
        number=number(args["likeableId"]) or 0,
        like_type=args["likeType"],
    )
    return {"liked": liked, "like_count": count}


def _likes(context: Context, sources: Sequence[Source]) -> dict[int, Counter[str]]:
    """By item: how many likes of each type; the caller's own are marked by a leading "+"."""
    found: dict[int, Counter[str]] = {}
    with within(context.viewer.municipality):
        rows = Like.objects.filter(item__in=[one["id"] for one in sources])
        for item, member, kind in rows.values_list("item", "member", "like_type"):
            tally = found.setdefault(item, Counter())
            tally[kind] += 1
            if member == context.viewer.member:
                tally[f"+{kind}"] += 1
    return found


def _count(_source: Source, tally: Any, _context: Context, args: Args) -> int:
    kind = args.get("likeType")
    if not tally:
        return 0
    return tally[kind] if kind else sum(count for name, count in tally.items() if not name.startswith("+"))


def _mine(_source: Source, tally: Any, _context: Context, args: Args) -> bool:
    return bool(tally and tally[f"+{args['likeType']}"])


TYPES: dict[str, TypeSpecs] = {
    name: {
        "likeCount": Attached("likes", _likes, pick=_count, absent=None, kinds=frozenset({kind})),
        "likedByMe": Attached("likes", _likes, pick=_mine, absent=None, kinds=frozenset({kind})),
    }
    for name, kind in LIKEABLE.items()
}
MUTATIONS = {"toggleLike": toggle_like}
