"""Everything we depend on is pinned and known, and our own security rules find what they are for."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REGELS = ROOT / "deploy/veilig/regels.yaml"
SEMGREP = ROOT / ".venv-veilig/bin/semgrep"
VOORBEELDEN = Path(__file__).parent / "veilig"
LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.mark.norm("B63")
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_its_hashes_and_no_address(lock: Path) -> None:
    regels = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()

    assert regels
    for regel in regels:
        assert re.match(r"[\w.\[\]-]+==[\w.!+-]+( ;.*?)?\s+--hash=sha256:[0-9a-f]{64}", regel), regel[:80]
        assert "://" not in regel


@pytest.mark.norm("B63")
def test_npm_packages_are_pinned_with_their_hashes() -> None:
    pakketten = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    assert all("integrity" in pakket and "resolved" not in pakket for naam, pakket in pakketten.items() if naam)


def found(bestand: str, map_: Path) -> list[tuple[int, str]]:
    """Line and rule of each finding in one of the examples."""
    if not SEMGREP.exists():
        pytest.skip("semgrep is not there; `make veilig` installs it")
    (map_ / "voorbeeld.py").write_text((VOORBEELDEN / bestand).read_text(encoding="utf-8"), encoding="utf-8")
    opdracht = [str(SEMGREP), "scan", "--config", str(REGELS), "--metrics", "off", "--disable-version-check"]
    klaar = subprocess.run(
        [*opdracht, "--quiet", "--json", "--no-git-ignore", str(map_)], capture_output=True, text=True, check=False
    )
    uitslag = json.loads(klaar.stdout)
    assert uitslag["errors"] == []
    return sorted((rij["start"]["line"], rij["check_id"].rpartition(".")[2]) for rij in uitslag["results"])


@pytest.mark.norm("B63")
def test_every_rule_of_our_own_finds_what_it_is_for(tmp_path: Path) -> None:
    regels = (VOORBEELDEN / "fout.py.txt").read_text(encoding="utf-8").splitlines()
    geplant = [(nr, regel.rpartition("# ")[2]) for nr, regel in enumerate(regels, 1) if "  # " in regel]
    alle = set(re.findall(r"- id: ([\w-]+)", REGELS.read_text(encoding="utf-8")))

    assert found("fout.py.txt", tmp_path) == geplant
    assert {naam for _nr, naam in geplant} == alle


def test_what_is_right_is_left_alone(tmp_path: Path) -> None:
    assert found("goed.py.txt", tmp_path) == []
