"""The standing and the findings as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings

from toegankelijkheid.overzicht.selectors import Overzicht
from toegankelijkheid.overzicht.woorden import describe
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde
from toegankelijkheid.toetsen.selectors import Stand

NORM = "WCAG 2.2, A + AA"


def make_stand(overzicht: Overzicht, *, op: datetime) -> Mapping[str, Any]:
    """The figures, without anybody's name: what everybody may have.

    Args:
        overzicht: the standing.
        op: when the file was made.
    """
    hersteltijd = overzicht.hersteltijd
    return {
        "norm": NORM,
        "gemaakt_op": op.isoformat(timespec="seconds"),
        "laatste_toetsronde": _ronde(overzicht.laatste),
        "zeker": overzicht.zeker,
        "te_beoordelen": overzicht.te_beoordelen,
        "paginas_met_fout": overzicht.adressen,
        "hersteltijd": {
            "mediaan_dagen": hersteltijd.mediaan_dagen,
            "hersteld": hersteltijd.aantal,
            "oudste_open_dagen": hersteltijd.oudste_open_dagen,
        },
        "per_eis": _standen(overzicht.eisen, "eis"),
        "per_soort_pagina": _standen(overzicht.paginasoorten, "soort_pagina"),
        "per_organisatie": _standen(overzicht.organisaties, "organisatie"),
        "verloop": [asdict(dag) | {"dag": dag.dag.isoformat()} for dag in overzicht.trend],
    }


def make_bevindingen(gevonden: Iterable[Gevonden]) -> Sequence[Mapping[str, Any]]:
    """One object per finding, with the words for people and the spot for developers."""
    return [_bevinding(een) for een in gevonden]


def _ronde(ronde: Toetsronde | None) -> Mapping[str, Any] | None:
    if ronde is None or ronde.klaar_op is None:
        return None
    return {
        "klaar_op": ronde.klaar_op.isoformat(timespec="seconds"),
        "adressen": ronde.adressen,
        "bezoeken": ronde.bezoeken,
        "niet_gelukt": len(ronde.mislukt),
        "programmas": ronde.motoren,
    }


def _standen(standen: Sequence[Stand], soort: str) -> list[dict[str, Any]]:
    return [{soort: s.sleutel, "naam": s.naam, "zeker": s.zeker, "te_beoordelen": s.te_beoordelen} for s in standen]


def _bevinding(gevonden: Gevonden) -> Mapping[str, Any]:
    woorden = describe(gevonden)
    return {
        "nummer": gevonden.pk,
        "titel": woorden.tekst.titel,
        "waarom": woorden.tekst.waarom,
        "herstel": woorden.tekst.herstel,
        "zekerheid": gevonden.zekerheid,
        "eis": gevonden.eis or None,
        "regel": gevonden.regel,
        "programmas": gevonden.motoren,
        "url": settings.SITE_URL + gevonden.adres,
        "toestand": gevonden.toestand,
        "soort_pagina": gevonden.paginasoort,
        "organisatie": gevonden.organisatie,
        "plek": gevonden.plek,
        "fragment": gevonden.fragment,
        "weergaven": gevonden.weergaven,
        "plekken": gevonden.aantal,
        "sinds": gevonden.sinds.isoformat(timespec="seconds"),
        "laatst_gezien": gevonden.laatst_gezien.isoformat(timespec="seconds"),
        "hersteld_op": gevonden.hersteld_op.isoformat(timespec="seconds") if gevonden.hersteld_op else None,
        "oordeel": gevonden.oordeel or None,
        "toelichting": gevonden.toelichting,
    }
