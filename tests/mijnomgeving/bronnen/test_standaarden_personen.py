"""What our clients ask of the services of RvIG holds against the official documents."""

import csv
from pathlib import Path
from typing import Any

import pytest

from mijnomgeving.bronnen.brp import mapping as brp
from mijnomgeving.bronnen.historie import mapping as historie
from mijnomgeving.bronnen.reisdocumenten import mapping as reisdocumenten
from mijnomgeving.federatie.reisdocumenten.routes import TOEGESTAAN
from tests.mijnomgeving.conftest import NOOR
from tests.mijnomgeving.federatie.test_standaarden_personen import SPECS, schemas


@pytest.mark.parametrize(
    ("spec", "vraag"),
    [
        ("personen", brp.zoekopdracht(NOOR, brp.FIELDS)),
        ("personen", brp.zoekopdracht(NOOR, brp.NAAM_FIELDS)),
        ("historie", historie.zoekopdracht(NOOR)),
        ("reisdocumenten", reisdocumenten.zoekopdracht(NOOR)),
    ],
)
def test_each_question_is_one_of_the_standard(standaarden: Path, spec: str, vraag: dict[str, Any]) -> None:
    document = schemas(standaarden / "brp" / SPECS[spec])
    document.validate(vraag, vraag["type"])
    # A schema lets any name through: what is asked must also be a parameter of that question.
    eigen = document.spec["components"]["schemas"][vraag["type"]]["allOf"]
    basis = document.spec["components"]["schemas"][eigen[0]["$ref"].rpartition("/")[2]]
    assert set(vraag) <= {*basis["properties"], *eigen[1]["properties"]}


def test_the_fields_that_we_ask_exist_and_are_no_more_than_we_read(standaarden: Path) -> None:
    with (standaarden / "brp" / "fields-Persoon.csv").open(encoding="utf-8") as file:
        bestaan = {row["pad"] for row in csv.DictReader(file)}
    assert {*brp.FIELDS, *brp.NAAM_FIELDS} <= bestaan
    assert set(reisdocumenten.FIELDS) <= TOEGESTAAN
    niet_gevraagd = {"aNummer", "burgerservicenummer", "uitsluitingKiesrecht", "europeesKiesrecht"}
    assert not niet_gevraagd & {pad.split(".")[0] for pad in brp.FIELDS}
