"""Documents and sounds: known by their first bytes, stored as they are, never shown inside our pages."""

from dataclasses import dataclass

MAX_BYTES = 20_000_000


class DocumentError(ValueError):
    """The file is nothing we take; the message says why, in German."""


@dataclass(frozen=True)
class Sniffed:
    mime: str
    suffix: str


def sniff(content: bytes) -> Sniffed:
    """What a file really is, whatever it is called. Raises `DocumentError`."""
    if not content or len(content) > MAX_BYTES:
        raise DocumentError("Die Datei ist leer oder größer als 20 MB.")
    head = content[:16]
    if head.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return Sniffed("application/pdf", "pdf")
    if head.startswith(b"OggS"):
        return Sniffed("audio/ogg", "ogg")
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] in (0xFB, 0xF3, 0xF2)):
        return Sniffed("audio/mpeg", "mpeg")
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return Sniffed("audio/wav", "wav")
    if head[4:11] == b"ftypM4A":
        return Sniffed("audio/mp4", "mp4")
    raise DocumentError("Diese Art von Datei wird nicht angenommen: Bilder, PDF und Tonaufnahmen.")
