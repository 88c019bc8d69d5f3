"""Who is asking: the one value that every read and every write is bound to."""

from dataclasses import dataclass

from smartvillage.core.people.rights import PUBLIC_ROLES, SEES_ALL, Right, Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person, API client or importer in one municipality.

    `readable`: organisations whose items are seen in every state; None means all of them.
    `client`: how a revision names the door ("cms", "api", "import:<source>", "webapp").
    """

    municipality: int
    role: Role
    organisation: int | None = None
    readable: frozenset[int] | None = frozenset()
    rights: frozenset[Right] = frozenset()
    member: int | None = None
    account: int | None = None
    client: str = "webapp"

    @property
    def public(self) -> bool:
        """Sees what every citizen sees, nothing else."""
        return self.role in PUBLIC_ROLES

    @property
    def answers_as(self) -> tuple[int, str, int | None]:
        """Viewers with the same value get the same answers."""
        if self.public or self.role in SEES_ALL:
            return (self.municipality, "public" if self.public else "all", None)
        return (self.municipality, self.role, self.organisation)


def citizen(municipality: int) -> Viewer:
    """An anonymous reader of the web app."""
    return Viewer(municipality=municipality, role=Role.READ_ONLY)
