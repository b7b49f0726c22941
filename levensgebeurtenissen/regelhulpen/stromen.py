"""The parts of a content file as the values of the editor's fields."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cms.producten.inlezen.paginas import make_id, make_items
from levensgebeurtenissen.regelhulpen.inhoud import (
    BerekeningInhoud,
    DeelInhoud,
    KnoopInhoud,
    RegelhulpInhoud,
    Ruw,
    UitkomstInhoud,
    VoorbeeldInhoud,
)
from levensgebeurtenissen.vragen.inhoud import make_vergelijkingen

Slugs = Mapping[str, int]


def make_stromen(inhoud: RegelhulpInhoud, *, producten: Slugs, gebeurtenissen: Slugs) -> dict[str, str]:
    """Per field its value; products and life events by their ids."""
    naam = f"regelhulp/{inhoud.slug}"
    stromen: dict[str, list[tuple[str, Any]]] = {
        "inleiding": [("alinea", tekst) for tekst in inhoud.inleiding],
        "wetten": [("wet", wet.model_dump()) for wet in inhoud.wetten],
        "vragen": [("vraag", _vraag(vraag, f"{naam}/{vraag.sleutel}")) for vraag in inhoud.vragen],
        "berekeningen": [_berekening(berekening, f"{naam}/{berekening.sleutel}") for berekening in inhoud.berekeningen],
        "uitkomsten": [
            ("uitkomst", _uitkomst(uitkomst, f"{naam}/{uitkomst.sleutel}", producten, gebeurtenissen))
            for uitkomst in inhoud.uitkomsten
        ],
        "voorbeelden": [("voorbeeld", _voorbeeld(v, f"{naam}/voorbeeld/{v.naam}")) for v in inhoud.voorbeelden],
    }
    return {veld: _stream(f"{naam}/{veld}", blokken) for veld, blokken in stromen.items()}


def _stream(naam: str, blokken: list[tuple[str, Any]]) -> str:
    rij = [{"type": soort, "value": waarde, "id": make_id(naam, str(nr))} for nr, (soort, waarde) in enumerate(blokken)]
    return json.dumps(rij, ensure_ascii=False)


def _vraag(vraag: KnoopInhoud, naam: str) -> dict[str, Any]:
    naar = [
        {"als": make_vergelijkingen(f"{naam}/naar/{nr}", overgang.als), "ga": overgang.ga}
        for nr, overgang in enumerate(vraag.naar)
    ]
    return vraag.blok(naam) | {"naar": make_items(f"{naam}/naar", naar)}


def _berekening(berekening: BerekeningInhoud, naam: str) -> tuple[str, dict[str, Any]]:
    kop = {"sleutel": berekening.sleutel, "titel": berekening.titel}
    if berekening.regel:
        gegevens = [{"naam": gegeven, "formule": formule} for gegeven, formule in berekening.gegevens.items()]
        return "regel", kop | {"regel": berekening.regel, "gegevens": make_items(f"{naam}/gegevens", gegevens)}
    soort = "" if berekening.soort is None else berekening.soort.value
    return "formule", kop | {"soort": soort, "formule": berekening.formule}


def _uitkomst(uitkomst: UitkomstInhoud, naam: str, producten: Slugs, gebeurtenissen: Slugs) -> dict[str, Any]:
    delen = [_deel(deel, f"{naam}/delen/{nr}", producten) for nr, deel in enumerate(uitkomst.delen)]
    return {
        "sleutel": uitkomst.sleutel,
        "soort": uitkomst.soort,
        "titel": uitkomst.titel,
        "tekst": make_items(f"{naam}/tekst", uitkomst.tekst),
        "doen": make_items(f"{naam}/doen", uitkomst.doen),
        "producten": make_items(f"{naam}/producten", [producten[slug] for slug in uitkomst.producten]),
        "wetten": make_items(f"{naam}/wetten", [wet.model_dump() for wet in uitkomst.wetten]),
        "gebeurtenis": gebeurtenissen[uitkomst.gebeurtenis] if uitkomst.gebeurtenis else None,
        "delen": make_items(f"{naam}/delen", delen),
    }


def _deel(deel: DeelInhoud, naam: str, producten: Slugs) -> dict[str, Any]:
    return {
        "als": make_vergelijkingen(f"{naam}/als", deel.als),
        "titel": deel.titel,
        "tekst": make_items(f"{naam}/tekst", deel.tekst),
        "producten": make_items(f"{naam}/producten", [producten[slug] for slug in deel.producten]),
    }


def _voorbeeld(voorbeeld: VoorbeeldInhoud, naam: str) -> dict[str, Any]:
    return {
        "naam": voorbeeld.naam,
        "antwoorden": make_items(f"{naam}/antwoorden", _waarden(voorbeeld.antwoorden)),
        "op": voorbeeld.op.isoformat(),
        "uitkomst": voorbeeld.uitkomst,
        "waarden": make_items(f"{naam}/waarden", _waarden(voorbeeld.waarden)),
    }


def _waarden(waarden: Mapping[str, Ruw]) -> list[dict[str, str]]:
    return [{"sleutel": sleutel, "waarde": _write(waarde)} for sleutel, waarde in waarden.items()]


def _write(waarde: Ruw) -> str:
    """A value as an editor writes it."""
    match waarde:
        case None:
            return "onbekend"
        case date():
            return waarde.isoformat()
        case list():
            return ", ".join(waarde)
        case _:
            return str(waarde)
