"""Static files under names that change with their content."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """What was not collected yet (tests, development) keeps its plain name."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        try:
            found: str = super().hashed_name(name, content, filename)
        except ValueError:
            return name
        return found
