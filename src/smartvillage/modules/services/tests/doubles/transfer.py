"""XZuFi 2.2 transfer messages as an editorial system would write them."""

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

AGENCY = "L100012"
NS = "http://xoev.de/schemata/xzufi/2_2_0"
RS = "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<xzufi:transfer.operation.040501 xmlns:xzufi="{NS}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xzufiVersion="2.2.0">\n'
    "<xzufi:transaktionID>t</xzufi:transaktionID>\n"
)
TAIL = "</xzufi:transfer.operation.040501>\n"


def message(objects: Iterable[str]) -> str:
    return HEAD + "\n".join(objects) + TAIL


def write(path: Path, objects: Iterable[str]) -> Path:
    """Streamed, as real ones have hundreds of megabytes."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for one in objects:
            stream.write(one + "\n")
        stream.write(TAIL)
    return path


def identifier(name: str, value: str, *, scheme: str = "", agency: str = AGENCY) -> str:
    return (
        f"<xzufi:{name} schemeAgencyID={quoteattr(agency)} schemeID={quoteattr(scheme)}>"
        f"{escape(value)}</xzufi:{name}>"
    )


def area(name: str, ars: str) -> str:
    return f'<xzufi:{name} schemeID="{RS}">{ars}</xzufi:{name}>'


def module(code: str, text: str, *, lang: str = "de") -> str:
    return (
        f'<xzufi:modulText><xzufi:inhalt languageCode="{lang}">{escape(text)}</xzufi:inhalt>'
        f"<xzufi:leikaTextmodul><code>{code}</code></xzufi:leikaTextmodul></xzufi:modulText>"
    )


def service(
    number: str,
    name: str,
    *,
    texts: dict[str, str] | None = None,
    leika: str = "",
    areas: Iterable[str] = (),
    more: str = "",
    changed: str = "2026-09-28T10:00:00Z",
) -> str:
    key = f"<xzufi:referenzLeiKa><code>{leika}</code></xzufi:referenzLeiKa>" if leika else ""
    return (
        "<xzufi:schreibe><xzufi:leistung>"
        + identifier("id", number, scheme="Leistung")
        + key
        + module("03", name)
        + "".join(module(code, text) for code, text in (texts or {}).items())
        + more
        + "".join(area("gueltigkeitGebietID", ars) for ars in areas)
        + f"<xzufi:versionsinformation><xzufi:geaendertDatumZeit>{changed}</xzufi:geaendertDatumZeit>"
        "</xzufi:versionsinformation></xzufi:leistung></xzufi:schreibe>"
    )


def specialisation(number: str, of: str, ars: str, texts: dict[str, str]) -> str:
    return (
        "<xzufi:schreibe><xzufi:spezialisierung>"
        + identifier("id", number, scheme="LeistungSpezialisierung")
        + identifier("leistungID", of, scheme="Leistung")
        + area("gueltigkeitGebietID", ars)
        + "".join(module(code, text) for code, text in texts.items())
        + "</xzufi:spezialisierung></xzufi:schreibe>"
    )


def office(number: str, name: str, *, competences: Iterable[tuple[str, str]] = (), more: str = "") -> str:
    """`competences`: (service, regional key) inside the office, as file feeds have them."""
    inside = "".join(
        "<xzufi:zustaendigkeit>"
        + identifier("leistungID", of, scheme="Leistung")
        + area("gebietID", ars)
        + "</xzufi:zustaendigkeit>"
        for of, ars in competences
    )
    return (
        "<xzufi:schreibe><xzufi:organisationseinheit>"
        + identifier("id", number, scheme="Organisationseinheit")
        + f'<xzufi:name><xzufi:name languageCode="de">{escape(name)}</xzufi:name></xzufi:name>'
        + more
        + inside
        + "</xzufi:organisationseinheit></xzufi:schreibe>"
    )


def online(number: str, name: str, url: str) -> str:
    return (
        "<xzufi:schreibe><xzufi:onlinedienst>"
        + identifier("id", number, scheme="Onlinedienst")
        + f'<xzufi:bezeichnung languageCode="de">{escape(name)}</xzufi:bezeichnung>'
        f"<xzufi:link><xzufi:link>{escape(url)}</xzufi:link></xzufi:link>"
        "</xzufi:onlinedienst></xzufi:schreibe>"
    )


def competence(
    number: str, of: str, ars: str, *, office: str = "", online: str = "", role: str = "01"
) -> str:
    owner, scheme = (office, "Organisationseinheit") if office else (online, "Onlinedienst")
    return (
        "<xzufi:schreibe><xzufi:zustaendigkeitTransferObjekt>"
        + identifier("uebergeordnetesObjektID", owner, scheme=scheme)
        + "<xzufi:zustaendigkeit>"
        + identifier("id", number, scheme=f"Zustaendigkeit{scheme}")
        + identifier("leistungID", of, scheme="Leistung")
        + area("gebietID", ars)
        + f"<xzufi:rolle><code>{role}</code></xzufi:rolle></xzufi:zustaendigkeit>"
        "</xzufi:zustaendigkeitTransferObjekt></xzufi:schreibe>"
    )


def gone(kind: str, number: str) -> str:
    scheme = "ZustaendigkeitOrganisationseinheit" if kind == "Zustaendigkeit" else kind
    return f'<xzufi:loesche klasse="{kind}">' + identifier("id", number, scheme=scheme) + "</xzufi:loesche>"
