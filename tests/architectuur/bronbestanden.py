"""The portal's own files and layers, as the guards in this folder read them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAKKETTEN = ("portal", "cms", "levensgebeurtenissen", "mijnomgeving", "wegwijzer_ai", "toegankelijkheid")


def read_pyproject() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def list_python(*, met_migraties: bool = False) -> list[Path]:
    return [
        pad
        for pakket in PAKKETTEN
        for pad in sorted((ROOT / pakket).rglob("*.py"))
        if met_migraties or "migrations" not in pad.parts
    ]


def list_templates() -> list[Path]:
    return [
        pad
        for pakket in PAKKETTEN
        for pad in sorted((ROOT / pakket).rglob("templates/**/*"))
        if pad.suffix in {".html", ".txt", ".xml"}
    ]


def module_of(pad: Path) -> str:
    """`portal/web/urls.py` is `portal.web.urls`; a template belongs to the package that holds its folder."""
    relatief = pad.relative_to(ROOT)
    delen = list(relatief.with_suffix("").parts)
    if "templates" in delen:
        delen = delen[: delen.index("templates")]
    return ".".join(deel for deel in delen if deel != "__init__")


class Lagen:
    """The order of the import-linter contract: which package may know which other."""

    def __init__(self, lagen: list[str]) -> None:
        self.rij = {naam.strip(): hoogte for hoogte, laag in enumerate(reversed(lagen)) for naam in laag.split("|")}

    @classmethod
    def from_pyproject(cls) -> "Lagen":
        contracten = read_pyproject()["tool"]["importlinter"]["contracts"]  # type: ignore[index]
        return cls(next(contract["layers"] for contract in contracten if contract["type"] == "layers"))

    def of(self, module: str) -> str | None:
        """The layer member that holds a module; None for `portal` itself and for what is not ours."""
        return max((naam for naam in self.rij if f"{module}.".startswith(f"{naam}.")), key=len, default=None)

    def may_know(self, van: str, naar: str) -> bool:
        eigen, ander = self.of(van), self.of(naar)
        return eigen is None or ander is None or eigen == ander or self.rij[eigen] > self.rij[ander]
