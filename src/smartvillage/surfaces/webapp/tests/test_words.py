"""No text of citizens' pages is without its English."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

import smartvillage
from smartvillage.core.content.kinds import all_kinds

PACKAGE = Path(smartvillage.__file__).parent
_LITERAL = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
_CALL = re.compile(rf"\b(?:_|gettext|gettext_lazy|gettext_noop)\(\s*u?{_LITERAL}\s*\)")
_PLURAL = re.compile(rf"\bngettext\(\s*u?{_LITERAL}\s*,\s*u?{_LITERAL}")


def _sources() -> Iterator[str]:
    """Python and templates of the web app and the modules."""
    for folder in (PACKAGE / "surfaces" / "webapp", PACKAGE / "modules"):
        for file in folder.rglob("*"):
            if "tests" in file.parts or "cms" in file.parts or file.suffix not in (".py", ".html"):
                continue
            text = file.read_text("utf-8")
            yield text if file.suffix == ".py" else templatize(text)


def _texts() -> set[str]:
    found = {text for kind in all_kinds() if kind.path for text in (kind.label, kind.plural)}
    for text in _sources():
        for match in (*_CALL.finditer(text), *_PLURAL.finditer(text)):
            found.add(next(part for part in match.groups() if part is not None))
    return {text.replace('\\"', '"').replace("\\'", "'") for text in found}


def test_every_text_has_its_english() -> None:
    """Missing some? `smartvillage catalogue`, then translate what is empty in locale/en, then once more."""
    with (PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.mo").open("rb") as compiled:
        known = set(gettext.GNUTranslations(compiled)._catalog)  # type: ignore[attr-defined]
    plain = {key[0] if isinstance(key, tuple) else key for key in known}
    texts = _texts()
    assert len(texts) > 300
    assert texts - plain == set()
