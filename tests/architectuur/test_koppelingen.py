"""docs/koppelingen.md has every service in its one table: with its settings, as the code knows them."""

import re

import pytest

from mijnomgeving.koppelingen.lijst import list_koppelingen
from tests.architectuur.test_instellingen import ROOT

DOCUMENT = (ROOT / "docs" / "koppelingen.md").read_text()
BASIS = (ROOT / "portal" / "config" / "settings" / "base.py").read_text()
# Our own addresses and machines, and a model of ours: no government services.
GEEN_DIENST = {"DATABASE_URL", "REDIS_URL", "PORTAAL_URL", "BEHEER_URL", "FEDERATIE_URL", "WEGWIJZER_GENERATOR_URL"}
ADRESSEN = (
    set(re.findall(r'omgeving\.(?:url|shaped|items)\(\s*"([A-Z_]+_(?:URL|ISSUER|BRONNEN))"', BASIS)) - GEEN_DIENST
)


def table() -> list[list[str]]:
    """The cells of the table of services."""
    rows = [line.strip("|").split(" | ") for line in DOCUMENT.splitlines() if line.startswith("| ")]
    kop = next(i for i, row in enumerate(rows) if row[0].strip() == "Service")
    return [[cell.strip() for cell in row] for row in rows[kop + 1 : kop + 60] if len(row) == 4]


def test_there_are_addresses_to_look_for() -> None:
    assert {"BRP_URL", "DIGID_ISSUER", "ZAKEN_BRONNEN", "HISTORIE_URL"} <= ADRESSEN
    assert len(ADRESSEN) >= 24


@pytest.mark.parametrize("adres", sorted(ADRESSEN))
def test_each_address_stands_in_the_last_column_of_the_table(adres: str) -> None:
    assert [row for row in table() if f"`{adres}`" in row[3]], f"{adres} stands in no row of docs/koppelingen.md"


def test_each_row_says_service_standard_simulation_and_settings() -> None:
    assert len(table()) >= 22
    assert [row for row in table() if not all(row)] == []


def test_the_versions_on_the_page_koppelingen_are_those_of_the_table() -> None:
    standaarden = " ".join(row[1] for row in table())
    versies = {koppeling.versie for koppeling in list_koppelingen()} - {"-"}
    assert {versie for versie in versies if not re.search(rf"(?<![\d.]){re.escape(versie)}", standaarden)} == set()
