"""Production on one Debian machine: its files are whole, shut, and fit the code."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.dockerfile import ROOT

DEBIAN = ROOT / "deploy" / "debian"
SCRIPT = DEBIAN / "productie.sh"
EENHEDEN = sorted([*DEBIAN.glob("eenheden/*.service"), *DEBIAN.glob("proef/*.service")])
WACHTRIJEN = {"spoed", "gewoon", "traag"}
# What systemd then refuses a process; each line stands in every unit.
DICHT = {
    "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes",
    "ProtectKernelTunables=yes", "ProtectKernelModules=yes", "ProtectControlGroups=yes", "RestrictNamespaces=yes",
    "RestrictSUIDSGID=yes", "LockPersonality=yes", "SystemCallFilter=@system-service", "UMask=0027",
}  # fmt: skip


def read(eenheid: Path) -> dict[str, list[str]]:
    """The lines of a unit by their key."""
    velden: dict[str, list[str]] = {}
    for regel in eenheid.read_text().splitlines():
        if re.match(r"[A-Z]\w+=", regel):
            naam, _, waarde = regel.partition("=")
            velden.setdefault(naam, []).append(waarde)
    return velden


def make_environment(soort: str) -> dict[str, str]:
    klaar = subprocess.run([sys.executable, DEBIAN / "omgeving.py", soort], capture_output=True, text=True, check=True)
    found = re.findall(r"^([A-Z_]+)='([^']*)'$", klaar.stdout, re.MULTILINE)
    assert len(found) == len(klaar.stdout.splitlines())
    return dict(found)


def test_the_script_reads_as_bash_and_tells_what_it_can_do() -> None:
    subprocess.run(["bash", "-n", SCRIPT], check=True)
    klaar = subprocess.run(["bash", SCRIPT], capture_output=True, text=True, check=False)

    assert klaar.returncode == 2
    for opdracht in ("installeer", "start", "stop", "reservekopie", "herstel", "toon", "weg"):
        assert f"productie.sh {opdracht}" in klaar.stdout or f"| {opdracht}" in klaar.stdout


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not here (apt install shellcheck)")
def test_shellcheck_finds_nothing_in_the_script() -> None:
    klaar = subprocess.run(["shellcheck", SCRIPT], capture_output=True, text=True, check=False)

    assert klaar.stdout == ""


@pytest.mark.parametrize("eenheid", EENHEDEN, ids=lambda pad: pad.stem)
def test_a_unit_runs_as_somebody_who_may_do_little(eenheid: Path) -> None:
    velden, regels = read(eenheid), set(eenheid.read_text().splitlines())

    assert regels >= DICHT
    assert velden["User"][0] not in {"root", ""}
    assert velden["CapabilityBoundingSet"] in (["CAP_NET_BIND_SERVICE"], [""])
    assert len(velden["ExecStart"]) == 1


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    """Programs of the packages may be missing here; anything else that it says is a fault."""
    namen = [str(pad) for pad in (*EENHEDEN, *DEBIAN.glob("eenheden/*.t*"))]
    klaar = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *namen],
        capture_output=True, text=True, check=False, env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip

    over = [regel for regel in klaar.stderr.splitlines() if str(ROOT) in regel and "is not executable" not in regel]
    assert over == []


def test_there_is_a_worker_for_each_queue_and_one_beat() -> None:
    doel = (DEBIAN / "eenheden" / "overheidsportaal.target").read_text()

    assert set(re.findall(r"overheidsportaal-worker@(\w+)\.service", doel)) == WACHTRIJEN
    assert doel.count("overheidsportaal-beat.service") == 1
    assert "WACHTRIJEN=(spoed gewoon traag)" in SCRIPT.read_text()
    genoemd = set(re.findall(r"(overheidsportaal-\w+)@?\w*\.(?:service|timer)", doel))
    assert genoemd == {pad.stem.rstrip("@") for pad in DEBIAN.glob("eenheden/*") if pad.suffix != ".target"}


@pytest.mark.norm("B61")
def test_production_starts_with_the_environment_of_a_trial(tmp_path: Path) -> None:
    omgeving = make_environment("proef")
    klaar = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); from django.conf import settings; print(settings.DEMO)"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env=omgeving | {"PATH": os.environ["PATH"], "PORTAAL_VAR": str(tmp_path)},
    )  # fmt: skip

    assert klaar.stdout.strip() == "False", klaar.stderr[-1000:]


@pytest.mark.norm("B65")
def test_every_machine_gets_secrets_of_its_own() -> None:
    een, ander = make_environment("server"), make_environment("server")

    geheim = {naam for naam in een if re.search(r"(SLEUTEL|SECRET|SECRET_KEY)$", naam)}
    assert {"DJANGO_SECRET_KEY", "AUDIT_SLEUTEL", "KLUIS_SLEUTEL", "ZGW_CLIENT_SECRET"} <= geheim
    for naam in geheim:
        assert len(een[naam]) >= 48
        assert een[naam] != ander[naam]
    assert "FEDERATIE_URL" not in een


@pytest.mark.norm("B24")
def test_the_role_of_the_portal_owns_nothing_and_cannot_change_the_logs() -> None:
    rollen = (DEBIAN / "rollen.sql").read_text()

    assert "REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM portaal" in rollen
    for tabel in ("verantwoording_auditregel", "verantwoording_verwerking"):
        assert f"public.{tabel}" in rollen
    # The portal itself never connects as the owner.
    web = DEBIAN / "eenheden" / "overheidsportaal-web.service"
    assert read(web)["EnvironmentFile"] == ["/etc/overheidsportaal/omgeving"]
    assert "portaal@" in make_environment("server")["DATABASE_URL"]
