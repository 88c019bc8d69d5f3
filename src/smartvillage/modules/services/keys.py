"""How entries are called: `entry_key` for the importer, `public_id` for clients."""

import hashlib

KINDS = ("service", "specialisation", "office", "person", "form", "online", "category", "competence", "area")
_MARKS = {
    "service": "LB",
    "office": "OE",
    "online": "OD",
    "form": "FO",
    "person": "KP",
    "category": "KA",
    "specialisation": "SP",
    "competence": "ZU",
}


def entry_key(*, state: str, kind: str, agency: str, ext_id: str) -> int:
    """63 bits that stand for an entry: two of ten million collide once in 200,000 catalogues."""
    said = f"{state}\x1f{kind}\x1f{agency}\x1f{ext_id}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big") >> 1 or 1


def public_id(*, kind: str, agency: str, ext_id: str) -> str:
    """As the Portalverbund writes it, B100019.LB.574711; an id that is unique by itself stays as it is."""
    return f"{agency}.{_MARKS[kind]}.{ext_id}" if agency else ext_id
