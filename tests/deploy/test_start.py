"""Someone new types `make run`: whatever is wrong, it says so in one line and leaves nothing running."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.lokaal import start
from deploy.lokaal.huis import Huis, check_ports, throw_away
from deploy.lokaal.slot import MapBezet, end_orphans, hold
from deploy.lokaal.stappen import ROOT, StapMislukt
from deploy.lokaal.verbinding import GeenVerbinding, check_valkey, database_identity


@pytest.fixture
def bezette_poort() -> Iterator[int]:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        yield int(bezet.getsockname()[1])


def run_huis(var: Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """What a person sees who starts the house."""
    return subprocess.run(
        [sys.executable, "-m", "deploy.lokaal.huis"],
        cwd=ROOT,
        env=os.environ | {"PORTAAL_VAR": str(var)} | omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_another_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 0))

    with pytest.raises(SystemExit, match="1"):
        start.check_machine()

    assert "Python 3.11 is nodig; dit is 3.9." in capsys.readouterr().err


def test_a_full_disk_is_noticed_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(start, "NODIG_MB", 10**9)

    with pytest.raises(SystemExit, match="1"):
        start.check_machine()

    assert "MB schijfruimte vrij" in capsys.readouterr().err


def test_half_an_environment_is_made_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys._base_executable)
    gevraagd: list[list[str]] = []

    def without_pip(opdracht: list[str]) -> subprocess.CompletedProcess[str]:
        gevraagd.append(opdracht)
        return subprocess.CompletedProcess(opdracht, int("pip" in opdracht), "", "")

    monkeypatch.setattr(start, "PYTHON", python)
    monkeypatch.setattr(start, "run", without_pip)

    start.make_environment()

    assert "--clear" in gevraagd[-1]


def test_a_taken_port_is_named_with_the_way_out(bezette_poort: int, tmp_path: Path) -> None:
    uitkomst = run_huis(tmp_path, PORT=str(bezette_poort))

    assert uitkomst.returncode == 1
    assert f"poort {bezette_poort} is bezet. Kies een andere: make run PORT=" in uitkomst.stderr
    assert len(uitkomst.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("tekst", ["abc", "0", "70000", "-1"])
def test_what_is_no_port_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tekst: str) -> None:
    monkeypatch.setenv("PORT", tekst)

    with pytest.raises(StapMislukt, match="PORT moet een getal"):
        Huis(var=tmp_path)


def test_two_services_cannot_share_a_port(tmp_path: Path) -> None:
    with pytest.raises(StapMislukt, match="kies twee verschillende"):
        check_ports(Huis(poort=8400, federatie_poort=8400, var=tmp_path))


def test_a_second_start_in_the_same_folder_says_where_the_first_is(tmp_path: Path) -> None:
    with hold(tmp_path, wie="http://localhost:8123"):
        uitkomst = run_huis(tmp_path)

        assert uitkomst.returncode == 1
        assert "draait al een portaal: http://localhost:8123" in uitkomst.stderr
        with pytest.raises(MapBezet):
            throw_away(tmp_path)

    assert tmp_path.exists()


def test_demo_data_is_thrown_away_once_nothing_runs(tmp_path: Path) -> None:
    var = tmp_path / "var"
    with hold(var, wie="http://localhost:8123"):
        (var / "stappen.json").write_text("{}")

    throw_away(var)

    assert not var.exists()


def test_a_folder_of_someone_else_is_never_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van oma")

    with pytest.raises(StapMislukt, match="niets weggegooid"):
        throw_away(tmp_path)

    assert (tmp_path / "brief.txt").exists()


def test_what_a_killed_portal_left_running_is_ended(tmp_path: Path) -> None:
    huis = Huis(poort=8400, federatie_poort=8401, var=tmp_path)
    (tmp_path / "log").mkdir()
    huis.start("federatie", "http.server", "--bind", "127.0.0.1", "0")

    assert end_orphans(tmp_path) == 1

    assert huis.fallen() == "federatie"


def test_a_number_that_now_belongs_to_another_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "processen").write_text(f"{os.getpid()} 1.0 SIGKILL\n{os.getpid()} 99999999999.0 SIGKILL\n")

    assert end_orphans(tmp_path) == 0


def test_engines_of_your_own_that_do_not_answer_are_named(tmp_path: Path, bezette_poort: int) -> None:
    with pytest.raises(GeenVerbinding, match="DATABASE_URL antwoordt niet"):
        database_identity(f"postgresql:///portaal?host={tmp_path}")
    with pytest.raises(GeenVerbinding, match="REDIS_URL antwoordt niet"):
        check_valkey(f"unix://{tmp_path}/nergens")
