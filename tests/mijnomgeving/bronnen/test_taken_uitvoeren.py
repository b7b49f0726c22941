"""What is needed to do a task, read strictly: what we do not understand is done at the organisation itself."""

from decimal import Decimal
from typing import Any

import pytest

from mijnomgeving.bronnen.taken.models import Veldsoort
from mijnomgeving.bronnen.taken.uitvoering import parse_uitvoering
from portal.outbound.service import Onbegrijpelijk

BASIS = "https://taken.example"
UUID = "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10"


def taak(soort: str, **uitvoering: Any) -> dict[str, Any]:
    vast = {"type": soort, "fallbackUrl": f"{BASIS}/doe", "submitUrl": f"{BASIS}/v1/taken/{UUID}/uitvoering"}
    return {"uuid": UUID, "titel": {"nl": "Doe dit"}, "status": "open", "uitvoering": vast | uitvoering}


def formulier(**velden: Any) -> dict[str, Any]:
    return taak("formulier", schema={"type": "object", "required": ["a"], "properties": velden})


def read(data: dict[str, Any]) -> Any:
    return parse_uitvoering("UWV", data, basis_url=BASIS)


def test_a_form_keeps_the_order_and_the_kinds_of_its_questions() -> None:
    velden = read(
        formulier(
            a={"type": "string", "title": "Naam", "maxLength": 80, "description": "Zoals in uw paspoort."},
            b={"type": "string", "title": "Verhaal", "maxLength": 900},
            c={"type": "string", "title": "Dag", "format": "date"},
            d={"type": "integer", "title": "Uren", "minimum": 1, "maximum": 9},
            e={"type": "boolean", "title": "Eens?"},
            f={"type": "string", "title": "Kies", "oneOf": [{"const": "x", "title": "De x"}]},
            g={"type": "string", "title": "Mail", "format": "email"},
        )
    ).velden
    assert [(veld.naam, veld.soort) for veld in velden] == [
        ("a", Veldsoort.TEKST), ("b", Veldsoort.LANGE_TEKST), ("c", Veldsoort.DATUM), ("d", Veldsoort.GETAL),
        ("e", Veldsoort.JA_NEE), ("f", Veldsoort.KEUZE), ("g", Veldsoort.EMAIL),
    ]  # fmt: skip
    assert [veld.naam for veld in velden if veld.verplicht] == ["a"]
    assert (velden[3].minstens, velden[3].hoogstens, velden[0].uitleg) == (1, 9, "Zoals in uw paspoort.")


def test_what_is_to_be_paid_is_euros_and_cents() -> None:
    verzoek = {"bedrag": "12.50", "omschrijving": "Leges", "kenmerk": "8044 0026"}
    assert read(taak("betaling", betaling=verzoek)).betaling.bedrag == Decimal("12.50")


@pytest.mark.parametrize(
    "data",
    [
        taak("iets-nieuws"),
        taak("upload", submitUrl="https://kwaad.example/v1/taken"),
        taak("upload", submitUrl=f"{BASIS}.kwaad.example/"),
        taak("upload", submitUrl=None),
        taak("formulier"),
        formulier(),
        formulier(a={"type": "array", "title": "Lijst"}),
        formulier(a={"type": "string", "title": "Tijd", "format": "time"}),
        formulier(**{"a b": {"type": "string", "title": "Naam"}}),
        formulier(a={"type": "string"}),
        taak("betaling"),
        *(taak("betaling", betaling={"bedrag": b, "omschrijving": "x", "kenmerk": "1"})
          for b in ("0.00", "-1.00", "1.005", "veel", "NaN", 12)),
        taak("ondertekenen", verklaring={"alineas": []}),
        taak("afspraak", momenten=[{"begin": "morgen", "minuten": 5, "plaats": "Hier"}]),
    ],
)  # fmt: skip
def test_what_we_do_not_understand_is_done_at_the_organisation(data: dict[str, Any]) -> None:
    uitvoering = read(data)
    assert not uitvoering.kan_hier
    assert uitvoering.taak.uitvoeren_url == f"{BASIS}/doe"


def test_a_task_that_is_no_task_is_an_error() -> None:
    with pytest.raises(Onbegrijpelijk):
        read({"uuid": UUID})
