"""Builds the compiled texts (.mo) beside each django.po; needs no gettext on the machine."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]


def build() -> None:
    """Compile every catalogue of our own packages."""
    for bron in sorted(ROOT.glob("*/**/locale/*/LC_MESSAGES/django.po")):
        if {".venv", "node_modules"} & set(bron.parts):
            continue
        with bron.open("rb") as po, bron.with_suffix(".mo").open("wb") as mo:
            write_mo(mo, read_po(po))


if __name__ == "__main__":
    build()
