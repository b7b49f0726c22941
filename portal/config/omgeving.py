"""The one reader of environment variables: typed, and failing at start with a sentence.

Each variable may also be given as `NAAM_FILE`, the path of a file that holds the value (for secrets).
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Omgeving:
    """Reads values from a mapping, by default the process environment.

    Every method raises `ImproperlyConfigured` with the variable's name and what it should hold.
    """

    waarden: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def text(self, naam: str, default: str | None = None) -> str:
        """The value as text; without a default the variable is required."""
        if path := self.waarden.get(f"{naam}_FILE"):
            try:
                value = Path(path).read_text(encoding="utf-8").strip() or default
            except OSError as error:
                raise ImproperlyConfigured(f"{naam}_FILE points to {path}, which cannot be read.") from error
        else:
            value = self.waarden.get(naam, "").strip() or default
        if value is None:
            raise ImproperlyConfigured(f"Set the environment variable {naam}; it has no default.")
        return value

    def shaped(self, naam: str, default: str, *, pattern: str) -> str:
        """The value as text that matches the pattern as a whole."""
        value = self.text(naam, default)
        if not re.fullmatch(pattern, value):
            raise ImproperlyConfigured(f"{naam} is '{value}'; it should look like {pattern}.")
        return value

    def flag(self, naam: str, *, default: bool) -> bool:
        """`1`/`true`/`ja` or `0`/`false`/`nee`."""
        value = self.text(naam, "ja" if default else "nee").lower()
        if value in {"1", "true", "ja"}:
            return True
        if value in {"0", "false", "nee"}:
            return False
        raise ImproperlyConfigured(f"{naam} is '{value}'; use ja or nee.")

    def number(self, naam: str, default: int, *, minimum: int = 1) -> int:
        """A whole number of at least `minimum`."""
        value = self.text(naam, str(default))
        if not value.isdecimal() or int(value) < minimum:
            raise ImproperlyConfigured(f"{naam} is '{value}'; use a whole number of {minimum} or more.")
        return int(value)

    def items(self, naam: str, default: str = "") -> list[str]:
        """A list separated by commas."""
        return [item.strip() for item in self.text(naam, default).split(",") if item.strip()]

    def url(self, naam: str, default: str | None = None, *, schemes: tuple[str, ...] = ("http", "https")) -> str:
        """An absolute URL with one of the schemes."""
        value = self.text(naam, default)
        parts = urlsplit(value)
        if parts.scheme not in schemes or not (parts.netloc or parts.scheme == "unix"):
            raise ImproperlyConfigured(f"{naam} is no URL that starts with {' or '.join(schemes)}.")
        return value

    def per_source(
        self, naam: str, *, must: tuple[str, ...] = (), may: tuple[str, ...] = ()
    ) -> dict[str, dict[str, str]]:
        """A JSON object: by the name of a source an object of texts, with these keys."""
        try:
            value = json.loads(self.text(naam, "{}"))
        except ValueError:
            value = None
        good = isinstance(value, dict) and all(_is_entry(entry, must, may) for entry in value.values())
        if not good:
            keys = ", ".join([*must, *(f"{key} (may stay out)" for key in may)])
            # Without the cause, which would show the secrets in it.
            raise ImproperlyConfigured(f"{naam} is no JSON object of objects of texts with the keys {keys}.")
        return dict(value)

    def rates(self, naam: str, default: str = "") -> dict[str, float]:
        """A list of `name|number a second`, each number above zero."""
        pairs = [item.rpartition("|") for item in self.items(naam, default)]
        if not all(bron and re.fullmatch(r"\d+(\.\d+)?", rate) and float(rate) for bron, _, rate in pairs):
            raise ImproperlyConfigured(f"{naam} holds entries of the form name|calls a second.")
        return {bron.strip(): float(rate) for bron, _, rate in pairs}

    def database(self, naam: str = "DATABASE_URL") -> dict[str, object]:
        """Django's connection settings from `postgresql://user:password@host:port/name`.

        A host that is a folder (percent-encoded, starting with %2F) means a unix socket.
        """
        parts = urlsplit(self.url(naam, schemes=("postgresql", "postgres")))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
        }


def _is_entry(entry: object, must: tuple[str, ...], may: tuple[str, ...]) -> bool:
    return (
        isinstance(entry, dict)
        and set(must) <= set(entry) <= {*must, *may}
        and all(isinstance(text, str) for text in entry.values())
    )
