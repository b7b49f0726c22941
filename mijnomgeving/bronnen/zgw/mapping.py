"""JSON of the ZGW APIs to our models; the only place that knows their field names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Eigenschap, Stand, Stap, Status, Zaak
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.outbound.service import Onbegrijpelijk

# What `_zoek` must bring along, so that a list of zaken is one call.
EXPAND = "zaaktype,status,status.statustype,resultaat,resultaat.resultaattype"


_ROL = "rol__betrokkeneIdentificatie__"
# What the law and the practice of organisations let a person see; 'intern' is for their own use.
_OPENBAAR_GENOEG = frozenset({"openbaar", "beperkt_openbaar", "zaakvertrouwelijk"})
_AF = frozenset({"definitief", "gearchiveerd"})
_VESTIGING = "vestiging__vestigingsNummer"
# What an organisation does in a zaak in which it looks whether the rules are kept (`handelingBehandelaar`).
_CONTROLEERT = frozenset({"controleren", "inspecteren", "toezien", "toezicht houden", "handhaven"})


def zoekopdrachten(betrokkene: Betrokkene) -> tuple[dict[str, str], ...]:
    """The bodies of `POST /zaken/_zoek` for the zaken that this person or company started: one for each number."""
    vast = {"rol__omschrijvingGeneriek": "initiator", "expand": EXPAND}
    return tuple({f"{_ROL}{veld}": nummer, **vast} for veld, nummer in _nummers(betrokkene))


def zoekopdrachten_controles(betrokkene: Betrokkene) -> tuple[dict[str, str], ...]:
    """The bodies of `POST /zaken/_zoek` for the zaken that concern this company without being begun by it."""
    if not isinstance(betrokkene, Onderneming):
        return ()
    return tuple({**opdracht, "rol__omschrijvingGeneriek": "belanghebbende"} for opdracht in zoekopdrachten(betrokkene))


def at_vestiging(zaak: Zaak, opdracht: Mapping[str, str]) -> Zaak:
    """The zaak as this body found it: with the vestiging on whose number it was asked, if it was."""
    nummer = opdracht.get(f"{_ROL}{_VESTIGING}")
    if not nummer or nummer in zaak.vestigingen:
        return zaak
    return replace(zaak, vestigingen=(*zaak.vestigingen, nummer))


def zoekopdracht_velen(ondernemingen: Sequence[Onderneming]) -> tuple[dict[str, Any], tuple[Onderneming, ...]]:
    """One body of `POST /zaken/_zoek` for many companies, and of which company each part of `rol__in` is.

    The standard has no filter for more than one person or company: `rol__in` is ours, a list of its filters on roles
    of which one must be met.
    """
    delen = [
        (onderneming, {f"{_ROL}{veld}": nummer, "rol__omschrijvingGeneriek": "initiator"})
        for onderneming in ondernemingen
        for veld, nummer in _nummers(onderneming)
    ]
    return {"rol__in": [deel for _, deel in delen], "expand": EXPAND}, tuple(wie for wie, _ in delen)


def _nummers(betrokkene: Betrokkene) -> list[tuple[str, str]]:
    """Under which field of the standard each number of the betrokkene may stand in a register."""
    match betrokkene:
        case Persoon(bsn):
            return [("natuurlijkPersoon__inpBsn", str(bsn))]
        case Onderneming():
            vestigingen = [(_VESTIGING, str(nummer)) for nummer in betrokkene.vestigingen]
            if betrokkene.beperkt:
                return vestigingen
            rsin = [("nietNatuurlijkPersoon__innNnpId", str(betrokkene.rsin))] if betrokkene.rsin else []
            return [("nietNatuurlijkPersoon__annIdentificatie", str(betrokkene.kvk_nummer)), *rsin, *vestigingen]
        case EuPersoon():
            return []


def initiator(betrokkene: Betrokkene) -> tuple[str, dict[str, str]] | None:
    """Kind and identification of who begins a zaak, as `POST /rollen` wants it; None for who has no number here."""
    match betrokkene:
        case Persoon(bsn):
            return "natuurlijk_persoon", {"inpBsn": str(bsn)}
        case Onderneming(beperkt=True):
            return "vestiging", {"vestigingsNummer": str(betrokkene.vestigingen[0])}
        case Onderneming():
            return "niet_natuurlijk_persoon", {"annIdentificatie": str(betrokkene.kvk_nummer)}
        case EuPersoon():
            return None


def parse_zaken(bron: str, data: Any) -> tuple[Zaak, ...]:  # noqa: ANN401 - JSON may be anything
    """The results of one page; a zaak of a zaaktype for the organisation's own work only is none of the person's.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = ((zaak, _zaaktype(zaak)) for zaak in Lezer.of(bron, data).delen("results"))
    return tuple(
        _zaak(zaak, zaaktype) for zaak, zaaktype in gelezen if zaaktype.tekst("indicatieInternOfExtern") != "intern"
    )


def parse_controles(bron: str, data: Any) -> tuple[Zaak, ...]:  # noqa: ANN401 - JSON may be anything
    """Of the results of one page the zaken in which the organisation looks whether the rules are kept, and no others.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = ((zaak, _zaaktype(zaak)) for zaak in Lezer.of(bron, data).delen("results"))
    return tuple(
        replace(_zaak(zaak, zaaktype), controle=True)
        for zaak, zaaktype in gelezen
        if zaaktype.tekst_of_leeg("handelingBehandelaar").strip().lower() in _CONTROLEERT
        and zaaktype.tekst("indicatieInternOfExtern") != "intern"
    )


def parse_eigenschappen(bron: str, data: Any) -> tuple[Eigenschap, ...]:  # noqa: ANN401 - JSON may be anything
    """What is particular to a zaak.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    if not isinstance(data, list):
        raise Onbegrijpelijk(bron, "geen lijst")
    return tuple(Eigenschap(rij.tekst("naam"), rij.tekst("waarde")) for rij in (Lezer.of(bron, deel) for deel in data))


def parse_zaken_velen(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    delen: int,
) -> list[tuple[int, Zaak]]:
    """The results of one page for many companies, each with the part of `rol__in` for which it is there.

    Args:
        bron: the organisation's name.
        data: the page.
        delen: how many parts there are; a zaak that meets two of them is given twice.

    Raises:
        Onbegrijpelijk: not what was agreed: a zaak that does not say for which part of the question it is here is
            nobody's.
    """
    gevonden = []
    for zaak in Lezer.of(bron, data).delen("results"):
        zaaktype, door = _zaaktype(zaak), zaak.data.get("gevondenDoor")
        if not isinstance(door, list) or not door or not all(type(n) is int and 0 <= n < delen for n in door):
            raise zaak.fout("gevondenDoor")
        if zaaktype.tekst("indicatieInternOfExtern") != "intern":
            gelezen = _zaak(zaak, zaaktype)
            gevonden += [(nummer, gelezen) for nummer in door]
    return gevonden


def parse_next(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The address of the next page; empty on the last."""
    return Lezer.of(bron, data).tekst_of_leeg("next")


def parse_count(bron: str, data: Any) -> tuple[int, int]:  # noqa: ANN401 - JSON may be anything
    """How many there are in all, and how many on a page that is not the last.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    pagina = Lezer.of(bron, data)
    aantal, op_pagina = pagina.getal("count"), sum(1 for _ in pagina.delen("results"))
    if not 0 < op_pagina <= aantal:
        raise pagina.fout("count")
    return aantal, op_pagina


def parse_stappen(bron: str, statustypen: Sequence[Any], statussen: Sequence[Any], zaak: Zaak) -> tuple[Stap, ...]:
    """The steps of the zaaktype in order, each with the status that was set in this zaak, if any.

    Of the way so far there are the steps that were set: whether the zaak passed by the others the source does not say.

    Args:
        bron: the organisation's name.
        statustypen: the pages of the list of the zaaktype's statustypen.
        statussen: the pages of the list of the zaak's statussen.
        zaak: the zaak.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    # Oldest first, so that of a status that was set twice the last one counts; a zaak can also go back a step.
    op_tijd = sorted(_rijen(bron, statussen), key=lambda rij: rij.moment("datumStatusGezet"))
    gezet = {status.tekst("statustype"): status for status in op_tijd}
    typen = sorted(_rijen(bron, statustypen), key=lambda rij: rij.getal("volgnummer"))
    nummers = {rij.tekst("url"): nr for nr, rij in enumerate(typen)}
    if not gezet.keys() <= nummers.keys():
        raise op_tijd[0].fout("statustype")
    bereikt = nummers[op_tijd[-1].tekst("statustype")] if op_tijd else -1
    return tuple(
        _stap(rij, gezet.get(rij.tekst("url")), _stand(nr, bereikt, zaak))
        for nr, rij in enumerate(typen)
        if (zaak.loopt and nr > bereikt) or rij.tekst("url") in gezet
    )


def parse_documenten(bron: str, data: Any) -> tuple[Document, ...]:  # noqa: ANN401 - JSON may be anything
    """The documents of a zaak that may be shown, newest first.

    Left out is what is not finished, what is confidential or for the organisation's own use, and what the organisation
    says not to show.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    if not isinstance(data, list):
        raise Onbegrijpelijk(bron, "geen lijst")
    gelezen = [_informatieobject(Lezer.of(bron, link)) for link in data]
    # Read before it is judged, so that an answer which is not as the standard says does not pass for an empty one.
    oordeel = [(_document(document), _mag_getoond(document)) for document in gelezen]
    getoond = [document for document, mag in oordeel if mag]
    return tuple(sorted(getoond, key=lambda document: document.datum, reverse=True))


def parse_document(bron: str, data: Any) -> Document | None:  # noqa: ANN401 - JSON may be anything
    """One document; None when it may not be shown, as with `parse_documenten`.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gelezen = Lezer.of(bron, data)
    document = _document(gelezen)
    return document if _mag_getoond(gelezen) else None


def parse_afdeling(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """Which part of the organisation handles the zaak, of one page of roles; empty when the source does not say.

    A role may also name an employee: who that is stays with the organisation.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    for rol in Lezer.of(bron, data).delen("results"):
        wie = rol.deel("betrokkeneIdentificatie")
        if wie and rol.tekst("betrokkeneType") == "organisatorische_eenheid" and (naam := wie.tekst_of_leeg("naam")):
            return naam
    return ""


def parse_besluiten(bron: str, data: Any) -> tuple[Besluit, ...]:  # noqa: ANN401 - JSON may be anything
    """The results of one page.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_besluit(besluit) for besluit in Lezer.of(bron, data).delen("results"))


def _informatieobject(link: Lezer) -> Lezer:
    document = _expanded(link, "informatieobject")
    if document is None:
        raise link.fout("informatieobject")
    return document


def _mag_getoond(document: Lezer) -> bool:
    tonen = document.data.get("tonenAanInitiator") is None or document.vlag("tonenAanInitiator")
    vervallen = document.vlag_of_nee("inhoudIsVervallen")
    af = document.tekst_of_leeg("status") in _AF
    openbaar_genoeg = document.tekst_of_leeg("vertrouwelijkheidaanduiding") in _OPENBAAR_GENOEG
    return af and openbaar_genoeg and tonen and not vervallen


def _document(document: Lezer) -> Document:
    try:
        document_id = str(UUID(document.tekst("url").removesuffix("/").rpartition("/")[2]))
    except ValueError:
        raise document.fout("url") from None
    titel = document.tekst("titel")
    return Document(
        document_id=document_id,
        titel=titel,
        auteur=document.tekst_of_leeg("auteur"),
        datum=document.datum_of_geen("verzenddatum")
        or document.datum_of_geen("ontvangstdatum")
        or document.datum("creatiedatum"),
        bestandsnaam=document.tekst_of_leeg("bestandsnaam") or titel,
        grootte=document.getal_of_geen("bestandsomvang"),
        ingediend=document.datum_of_geen("ontvangstdatum") is not None,
    )


def _besluit(besluit: Lezer) -> Besluit:
    besluittype = _expanded(besluit, "besluittype")
    return Besluit(
        identificatie=besluit.tekst_of_leeg("identificatie"),
        soort=besluittype.tekst_of_leeg("omschrijving") if besluittype else "",
        uitleg=besluit.tekst_of_leeg("toelichting"),
        genomen_op=besluit.datum("datum"),
        ingaand_op=besluit.datum("ingangsdatum"),
        vervalt_op=besluit.datum_of_geen("vervaldatum"),
        bezwaar_tot=besluit.datum_of_geen("uiterlijkeReactiedatum"),
        verzonden_op=besluit.datum_of_geen("verzenddatum"),
    )


def _rijen(bron: str, paginas: Iterable[Any]) -> Iterator[Lezer]:
    return (rij for pagina in paginas for rij in Lezer.of(bron, pagina).delen("results"))


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


def _zaaktype(zaak: Lezer) -> Lezer:
    zaaktype = _expanded(zaak, "zaaktype")
    if zaaktype is None:
        raise zaak.fout("zaaktype")
    return zaaktype


def _zaak(zaak: Lezer, zaaktype: Lezer) -> Zaak:
    resultaat = _expanded(zaak, "resultaat")
    opschorting, verlenging = zaak.deel("opschorting"), zaak.deel("verlenging")
    verwant = tuple(zaak.delen_of_geen("relevanteAndereZaken"))
    return Zaak(
        bron=zaak.bron,
        url=zaak.tekst("url"),
        zaaktype=zaak.tekst("zaaktype"),
        identificatie=zaak.tekst("identificatie"),
        omschrijving=zaak.tekst_of_leeg("omschrijving") or zaaktype.tekst("omschrijving"),
        toelichting=zaak.tekst_of_leeg("toelichting"),
        ingediend_op=zaak.datum("startdatum"),
        verwacht_op=zaak.datum_of_geen("einddatumGepland"),
        uiterlijk_op=zaak.datum_of_geen("uiterlijkeEinddatumAfdoening"),
        afgerond_op=zaak.datum_of_geen("einddatum"),
        opgeschort=opschorting.tekst_of_leeg("reden") if opschorting and opschorting.vlag("indicatie") else "",
        status=_status(_expanded(zaak, "status")),
        resultaat=_resultaat(resultaat) if resultaat else "",
        verwante_zaken=tuple(_urls(verwant)),
        vervolg_op=tuple(_urls(ander for ander in verwant if ander.tekst_of_leeg("aardRelatie") == "vervolg")),
        verlengd=verlenging.tekst_of_leeg("reden") if verlenging else "",
        doorlooptijd=zaaktype.tekst_of_leeg("doorlooptijd"),
        soort=zaaktype.tekst_of_leeg("identificatie"),
        handeling=zaaktype.tekst_of_leeg("handelingInitiator").lower(),
        producten=zaaktype.teksten_of_geen("productenOfDiensten"),
    )


def _expanded(van: Lezer, veld: str) -> Lezer | None:
    """The object behind a link, which the source must have brought along; None when there is no link."""
    deel = (van.deel("_expand") or Lezer.of(van.bron, {})).deel(veld)
    if deel is None and van.tekst_of_leeg(veld):
        raise van.fout(f"_expand.{veld}")
    return deel


def _status(status: Lezer | None) -> Status | None:
    if status is None:
        return None
    statustype = _expanded(status, "statustype")
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
    soort = _expanded(resultaat, "resultaattype")
    return resultaat.tekst_of_leeg("toelichting") or (soort.tekst("omschrijving") if soort else "")


def _urls(verwant: Iterable[Lezer]) -> Iterable[str]:
    return (ander.tekst("url") for ander in verwant)
