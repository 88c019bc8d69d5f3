"""What can go wrong with content, each with a message a person understands."""


class ContentError(Exception):
    """Base of all refusals; `str(error)` is fit for the client."""


class Refused(ContentError):
    """The caller may not do this; `rule` names what stands against it, where somebody can be told."""

    def __init__(self, message: str = "Access not permitted!", *, rule: str = "") -> None:
        super().__init__(message)
        self.rule = rule


class NotFound(ContentError):
    """There is no such record for this caller."""

    def __init__(self, message: str = "Record not found") -> None:
        super().__init__(message)


class Invalid(ContentError):
    """The input breaks a rule; `problems` maps a field's path to a German message."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__("Invalid input: " + ", ".join(problems.values()))


class Conflict(ContentError):
    """Somebody else saved a newer version in between."""

    def __init__(self, *, expected: int, current: int) -> None:
        self.expected, self.current = expected, current
        super().__init__(f"Der Eintrag wurde inzwischen geändert (Version {current} statt {expected}).")


class ChangeWaits(Conflict):
    """Another change of the same item waits for a release already."""

    def __init__(self, *, version: int) -> None:
        super().__init__(expected=version, current=version)
        self.args = ("Eine Änderung dieses Eintrags wartet schon auf die Freigabe.",)
