"""docs/beheer/meten.md says exactly what is measured, and what may be said of it."""

import re

from portal.meten.cijfers import CIJFERS
from portal.meten.eigenschappen import TOEGESTAAN
from portal.meten.prometheus import prometheus_name
from tests.architectuur.bronbestanden import ROOT

DOCUMENT = (ROOT / "docs" / "beheer" / "meten.md").read_text()


def table(kop: str) -> list[tuple[str, str]]:
    deel = DOCUMENT.split(f"\n## {kop}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z_.]+)` \| (.+) \|$", deel, re.MULTILINE)


def test_every_figure_stands_there() -> None:
    assert table("The figures") == [(prometheus_name(cijfer), cijfer.uitleg) for cijfer in CIJFERS]


def test_everything_that_may_be_said_stands_there() -> None:
    assert table("What is never in it") == list(TOEGESTAAN.items())
