"""Roles of offices, as `Competence.Role`."""

from smartvillage.modules.services.models import Competence

_CODES = {"01": Competence.Role.COMPETENT, "02": Competence.Role.CONTACT, "03": Competence.Role.SUPERVISION}
_WORDS = (
    ("ansprech", Competence.Role.CONTACT),
    ("aufsicht", Competence.Role.SUPERVISION),
    ("zuständig", Competence.Role.COMPETENT),
    ("zustaendig", Competence.Role.COMPETENT),
)


def role(code: str = "", name: str = "") -> int:
    """By name, then by code; an office without role is the competent one."""
    said = name.lower()
    if found := next((role for word, role in _WORDS if word in said), None):
        return int(found)
    if not said and not code:
        return int(Competence.Role.COMPETENT)
    return int(_CODES.get(code, Competence.Role.OTHER))
