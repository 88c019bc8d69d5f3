"""Several that ask are answered together: each is a generator that yields what it wants to know, a round for all."""

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

Asked = TypeVar("Asked")
Said = TypeVar("Said")
Made = TypeVar("Made")


def in_rounds(
    askings: Sequence[Generator[Asked, Said, Made] | Made], answer: Callable[[list[Asked]], Sequence[Said]]
) -> list[Made]:
    """What each returns, in the given order; who has nothing to ask is the answer. `answer` is called once a round."""
    made: dict[int, Made] = {}
    given: dict[int, Any] = dict.fromkeys(range(len(askings)))
    while given:
        waiting: dict[int, Asked] = {}
        for number, said in given.items():
            asking = askings[number]
            if not isinstance(asking, Generator):
                made[number] = asking
                continue
            try:
                waiting[number] = asking.send(said)
            except StopIteration as end:
                made[number] = end.value
        given = dict(zip(waiting, answer(list(waiting.values())), strict=True)) if waiting else {}
    return [made[number] for number in range(len(askings))]
