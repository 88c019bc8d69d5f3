"""What storing a batch did."""

from collections import Counter
from dataclasses import dataclass, field

MAX_PROBLEMS = 200


@dataclass
class Outcome:
    """`counts`: new, changed, unchanged, gone, unknown (a deletion of nothing), waiting, elsewhere, problems.

    `touched`: row and whether it is gone, by kind and public id, of what clients can see differently now;
    `services`: rows of services whose texts or competences changed.
    """

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[dict[str, str]] = field(default_factory=list)
    touched: dict[tuple[str, str], tuple[int, bool]] = field(default_factory=dict)
    services: set[int] = field(default_factory=set)

    def problem(self, where: str, message: str) -> None:
        self.counts["problems"] += 1
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append({"where": where[:200], "message": message[:500]})

    def touch(self, kind: str, public_id: str, row: int, *, gone: bool = False) -> None:
        self.touched[kind, public_id] = (row, gone)
