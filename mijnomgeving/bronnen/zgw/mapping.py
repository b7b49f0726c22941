"""JSON of the Zaken and Catalogi API to our models; the only place that knows their field names."""

from collections.abc import Iterable
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.zgw.models import Stand, Stap, Status, Zaak

# What `_zoek` must bring along, so that a list of zaken is one call.
EXPAND = "zaaktype,status,status.statustype,resultaat,resultaat.resultaattype"


def zoekopdracht(bsn: str) -> dict[str, str]:
    """The body of `POST /zaken/_zoek` for the zaken that this person started."""
    return {
        "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": bsn,
        "rol__omschrijvingGeneriek": "initiator",
        "expand": EXPAND,
    }


def parse_zaken(bron: str, data: Any) -> tuple[Zaak, ...]:  # noqa: ANN401 - JSON may be anything
    """The results of one page.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_zaak(zaak) for zaak in Lezer.of(bron, data).delen("results"))


def parse_next(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The address of the next page; empty on the last."""
    return Lezer.of(bron, data).tekst_of_leeg("next")


def parse_stappen(bron: str, statustypen: Any, statussen: Any, zaak: Zaak) -> tuple[Stap, ...]:  # noqa: ANN401
    """All steps of the zaaktype in order, each with the status that was set in this zaak, if any.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gezet = {status.tekst("statustype"): status for status in Lezer.of(bron, statussen).delen("results")}
    typen = sorted(Lezer.of(bron, statustypen).delen("results"), key=lambda rij: rij.getal("volgnummer"))
    bereikt = max((nr for nr, rij in enumerate(typen) if rij.tekst("url") in gezet), default=-1)
    return tuple(_stap(rij, gezet.get(rij.tekst("url")), _stand(nr, bereikt, zaak)) for nr, rij in enumerate(typen))


def _stand(nummer: int, bereikt: int, zaak: Zaak) -> Stand:
    if nummer < bereikt or not zaak.loopt:
        return Stand.KLAAR
    return zaak.stand if nummer == bereikt else Stand.LATER


def _stap(statustype: Lezer, status: Lezer | None, stand: Stand) -> Stap:
    return Stap(
        omschrijving=statustype.tekst("omschrijving"),
        uitleg=(status.tekst_of_leeg("statustoelichting") if status else "") or statustype.tekst_of_leeg("statustekst"),
        stand=stand,
        gezet_op=status.moment("datumStatusGezet") if status else None,
    )


def _zaak(zaak: Lezer) -> Zaak:
    erbij = zaak.deel("_expand") or Lezer.of(zaak.bron, {})
    resultaat = erbij.deel("resultaat")
    opschorting = zaak.deel("opschorting")
    return Zaak(
        bron=zaak.bron,
        url=zaak.tekst("url"),
        zaaktype=zaak.tekst("zaaktype"),
        identificatie=zaak.tekst("identificatie"),
        omschrijving=zaak.tekst("omschrijving"),
        toelichting=zaak.tekst_of_leeg("toelichting"),
        ingediend_op=zaak.datum("startdatum"),
        verwacht_op=zaak.datum_of_geen("einddatumGepland"),
        uiterlijk_op=zaak.datum_of_geen("uiterlijkeEinddatumAfdoening"),
        afgerond_op=zaak.datum_of_geen("einddatum"),
        wacht_op_u=opschorting.tekst_of_leeg("reden") if opschorting and opschorting.vlag("indicatie") else "",
        status=_status(erbij.deel("status")),
        resultaat=_resultaat(resultaat) if resultaat else "",
        verwante_zaken=tuple(_urls(zaak.delen_of_geen("relevanteAndereZaken"))),
    )


def _status(status: Lezer | None) -> Status | None:
    if status is None:
        return None
    statustype = (status.deel("_expand") or Lezer.of(status.bron, {})).deel("statustype")
    if statustype is None:
        raise status.fout("statustype")
    return Status(
        omschrijving=statustype.tekst("omschrijving"),
        uitleg=status.tekst_of_leeg("statustoelichting") or statustype.tekst_of_leeg("statustekst"),
        gezet_op=status.moment("datumStatusGezet"),
        statustype=statustype.tekst("url"),
        gevraagd=tuple(item.tekst("itemnaam") for item in statustype.delen_of_geen("checklistitemStatustype")),
    )


def _resultaat(resultaat: Lezer) -> str:
    soort = (resultaat.deel("_expand") or Lezer.of(resultaat.bron, {})).deel("resultaattype")
    return resultaat.tekst_of_leeg("toelichting") or (soort.tekst("omschrijving") if soort else "")


def _urls(verwant: Iterable[Lezer]) -> Iterable[str]:
    return (ander.tekst("url") for ander in verwant)
