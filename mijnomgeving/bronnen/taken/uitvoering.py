"""JSON of one task in full (`GET /taken/{uuid}`) to what is needed to do it here.

The standard says what an upload brings, and that a form brings a `schema` whose shape is still to be decided. Ours is
the part of JSON Schema that a form needs. What we do not understand of a task is no error: it is then done at the
organisation itself, as the standard wants.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.taken.mapping import parse_taak
from mijnomgeving.bronnen.taken.models import (
    Betaalverzoek,
    Moment,
    Taaksoort,
    Uitvoering,
    Uploadregels,
    Veld,
    Veldsoort,
    Verklaring,
)
from portal.outbound.service import Onbegrijpelijk

_MEEST = 5
_LANG = 200
_TEKSTSOORTEN = {"date": Veldsoort.DATUM, "email": Veldsoort.EMAIL}
_SOORTEN = {"integer": Veldsoort.GETAL, "boolean": Veldsoort.JA_NEE}


def parse_uitvoering(bron: str, data: Any, *, basis_url: str) -> Uitvoering:  # noqa: ANN401 - JSON may be anything
    """A task in full.

    Args:
        bron: the organisation's name as people know it.
        data: the answer.
        basis_url: where the organisation's API begins; what it gives to hand in at must lie below it.

    Raises:
        Onbegrijpelijk: the task itself is not what the standard says.
    """
    lezer = Lezer.of(bron, data)
    taak, uitvoering = parse_taak(lezer), lezer.deel("uitvoering")
    if uitvoering is None:
        return Uitvoering(taak=taak)
    try:
        return Uitvoering(taak=taak, **_parts(taak.soort, uitvoering), indienen_url=_submit_url(uitvoering, basis_url))
    except Onbegrijpelijk:
        # The organisation's own page knows what it means.
        return Uitvoering(taak=taak)


def _submit_url(uitvoering: Lezer, basis_url: str) -> str:
    """Where to hand in; only at the organisation's own API, whatever an answer says."""
    url = uitvoering.tekst("submitUrl")
    if not url.startswith(f"{basis_url}/"):
        raise uitvoering.fout("submitUrl")
    return url


def _parts(soort: Taaksoort, uitvoering: Lezer) -> dict[str, Any]:
    match soort:
        case Taaksoort.UPLOAD:
            return {"upload": _upload(uitvoering)}
        case Taaksoort.FORMULIER:
            return {"velden": _velden(uitvoering)}
        case Taaksoort.BETALING:
            return {"betaling": _betaling(uitvoering)}
        case Taaksoort.BEVESTIGEN | Taaksoort.ONDERTEKENEN:
            return {"verklaring": _verklaring(uitvoering)}
        case Taaksoort.AFSPRAAK:
            return {"momenten": _momenten(uitvoering)}
        case Taaksoort.OVERIG:
            raise uitvoering.fout("type")


def _upload(uitvoering: Lezer) -> Uploadregels:
    hoogstens = uitvoering.getal_of_geen("maxBestanden")
    return Uploadregels(
        hoogstens=_MEEST if hoogstens is None else max(1, min(hoogstens, _MEEST)),
        formaten=tuple(naam.lower().lstrip(".") for naam in uitvoering.teksten_of_geen("toegestaneFormaten")),
        bytes_per_bestand=uitvoering.getal_of_geen("maxBestandsgrootte"),
    )


def _velden(uitvoering: Lezer) -> tuple[Veld, ...]:
    schema = uitvoering.deel("schema")
    velden = schema.deel("properties") if schema else None
    if schema is None or velden is None or not velden.data:
        raise uitvoering.fout("schema")
    verplicht = schema.teksten_of_geen("required")
    return tuple(
        parse_veld(str(naam), Lezer.of(uitvoering.bron, veld), verplicht=naam in verplicht)
        for naam, veld in velden.data.items()
    )


def parse_veld(naam: str, veld: Lezer, *, verplicht: bool) -> Veld:
    """One field of a form, as the organisation describes it."""
    soort, keuzes = _veldsoort(veld), _keuzes(veld)
    is_tekst = soort in (Veldsoort.TEKST, Veldsoort.LANGE_TEKST, Veldsoort.EMAIL)
    if not naam.isascii() or not naam.isidentifier():
        raise veld.fout("properties")
    return Veld(
        naam=naam,
        label=veld.tekst("title"),
        uitleg=veld.tekst_of_leeg("description"),
        soort=Veldsoort.KEUZE if keuzes else soort,
        verplicht=verplicht,
        keuzes=keuzes,
        minstens=None if is_tekst else veld.getal_of_geen("minimum"),
        hoogstens=veld.getal_of_geen("maxLength" if is_tekst else "maximum"),
    )


def _veldsoort(veld: Lezer) -> Veldsoort:
    soort, vorm = veld.tekst("type"), veld.tekst_of_leeg("format")
    if soort != "string":
        if soort not in _SOORTEN:
            raise veld.fout("type")
        return _SOORTEN[soort]
    if vorm and vorm not in _TEKSTSOORTEN:
        raise veld.fout("format")
    langst = veld.getal_of_geen("maxLength")
    return _TEKSTSOORTEN.get(vorm, Veldsoort.LANGE_TEKST if langst and langst > _LANG else Veldsoort.TEKST)


def _keuzes(veld: Lezer) -> tuple[tuple[str, str], ...]:
    return tuple((keuze.tekst("const"), keuze.tekst("title")) for keuze in veld.delen_of_geen("oneOf"))


def _betaling(uitvoering: Lezer) -> Betaalverzoek:
    verzoek = _required(uitvoering, "betaling")
    try:
        bedrag = Decimal(verzoek.tekst("bedrag"))
    except InvalidOperation:
        raise verzoek.fout("bedrag") from None
    if not bedrag.is_finite() or bedrag <= 0 or bedrag != bedrag.quantize(Decimal("0.01")):
        raise verzoek.fout("bedrag")
    return Betaalverzoek(bedrag, verzoek.tekst("omschrijving"), verzoek.tekst("kenmerk"))


def _verklaring(uitvoering: Lezer) -> Verklaring:
    verklaring = _required(uitvoering, "verklaring")
    alineas = verklaring.teksten_of_geen("alineas")
    if not alineas:
        raise verklaring.fout("alineas")
    return Verklaring(alineas=alineas, hoog=verklaring.tekst_of_leeg("niveau") == "hoog")


def _momenten(uitvoering: Lezer) -> tuple[Moment, ...]:
    momenten = [
        Moment(begin=moment.moment("begin"), minuten=moment.getal("minuten"), plaats=moment.tekst("plaats"))
        for moment in uitvoering.delen("momenten")
    ]
    return tuple(sorted(momenten, key=lambda moment: moment.begin))


def _required(lezer: Lezer, veld: str) -> Lezer:
    deel: Lezer | None = lezer.deel(veld)
    if deel is None:
        raise lezer.fout(veld)
    return deel
