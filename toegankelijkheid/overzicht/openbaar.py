"""The page for everybody, and its figures as open data: nobody's name, and no spots that help nobody."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.beleid import public
from portal.core.rekenblad import safe_cell
from toegankelijkheid.overzicht.bestanden.gegevens import make_stand
from toegankelijkheid.overzicht.selectors import Overzicht, read_overzicht
from toegankelijkheid.overzicht.tekening import BREED, HOOG
from toegankelijkheid.overzicht.woorden import list_programmas

# The figures change once a night.
_BEWAAR = "public, max-age=300"


@require_safe
@public
def stand(request: HttpRequest) -> HttpResponse:
    """How accessible the portal is, in plain words."""
    overzicht = read_overzicht()
    context = {
        "overzicht": overzicht,
        "programmas": list_programmas(overzicht.laatste) if overzicht.laatste else (),
        "kruimels": _crumbs(),
        "breed": BREED,
        "hoog": HOOG,
    }
    return render(request, "overzicht/openbaar.html", context)


@require_safe
@public
def als_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The figures for programs."""
    antwoord = JsonResponse(
        dict(make_stand(read_overzicht(), op=timezone.now())), json_dumps_params={"ensure_ascii": False}
    )
    antwoord.headers["Cache-Control"] = _BEWAAR
    return antwoord


@require_safe
@public
def als_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The figures for a spreadsheet: one line per clause, kind of page, organisation and day."""
    bestand = StringIO()
    csv.writer(bestand).writerows([safe_cell(cel) for cel in rij] for rij in _rows(read_overzicht()))
    antwoord = HttpResponse(bestand.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'attachment; filename="toegankelijkheid-stand.csv"'
    antwoord.headers["Cache-Control"] = _BEWAAR
    return antwoord


def _rows(overzicht: Overzicht) -> Iterator[tuple[object, ...]]:
    yield "soort", "sleutel", "naam", "zeker", "te_beoordelen"
    for soort, standen in (
        ("eis", overzicht.eisen),
        ("soort_pagina", overzicht.paginasoorten),
        ("organisatie", overzicht.organisaties),
    ):
        yield from ((soort, s.sleutel, s.naam, s.zeker, s.te_beoordelen) for s in standen)
    yield from (("dag", dag.dag.isoformat(), "", dag.zeker, dag.te_beoordelen) for dag in overzicht.trend)


def _crumbs() -> list[tuple[str, str | None]]:
    return [
        (_("Home"), get_script_prefix()),
        (_("Toegankelijkheid"), reverse("verklaring:toegankelijkheid")),
        (_("Hoe het nu gaat"), None),
    ]
