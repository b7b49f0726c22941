"""Handing something in at a register of zaken: documents with a zaak, and a new zaak about an earlier one.

A call may have arrived although we never heard so. Each object therefore has a number of ours, and before it is made
the register is asked whether it is there: handing in twice is the same as once (`identificatie` with
`bronorganisatie` is unique in the standard).
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.zgw.mapping import initiator
from mijnomgeving.bronnen.zgw.verbinding import ZgwVerbinding
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline

# Kinds of document that organisations know for what comes from people, the best first.
_DOCUMENTSOORTEN = ("Bewijsstuk", "Bijlage", "Ingekomen document", "Brief", "Correspondentie")
_WEG = frozenset({HTTPStatus.NOT_FOUND})
_TITEL = 200
# What somebody does who begins a zaak by asking for something (`handelingInitiator`).
_VRAGEND = frozenset({"aanvragen", "verzoeken"})


class NietIngediend(Exception):
    """The register will never take it; the message says why, in Dutch for the person."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One document to hand in.

    Args:
        nummer: its number, at most 40 characters; the same at each try.
        titel: what it is.
        bestandsnaam: what it is called.
        formaat: MIME type.
    """

    nummer: str
    titel: str
    bestandsnaam: str
    formaat: str
    inhoud: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NieuweZaak:
    """A zaak to begin about an earlier one.

    Args:
        nummer: its number, at most 40 characters; the same at each try.
        zaaktype: `identificatie` of its kind in the organisation's catalogus; for `begin_verzoek` its address.
        omschrijving: in a few words, at most 80 characters.
    """

    nummer: str
    zaaktype: str
    omschrijving: str
    toelichting: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Aanvraagsoort:
    """A kind of zaak that somebody can begin by asking for it: its address, and what it is called."""

    url: str
    omschrijving: str


@dataclass(frozen=True)
class ZgwIndiener(ZgwVerbinding):
    """Hands in at one organisation. Every method raises `BronFout` to be tried again, `NietIngediend` when never."""

    async def add_stukken(
        self, zaak_url: str, stukken: Sequence[Stuk], *, op: datetime, auteur: str, deadline: Deadline
    ) -> str:
        """Add documents to a zaak; gives the zaak's own number."""
        zaak = await self._zaak(zaak_url, deadline)
        await self._add(zaak, stukken, op=op, auteur=auteur, deadline=deadline)
        return zaak.tekst("identificatie")

    async def begin_zaak(
        self,
        nieuw: NieuweZaak,
        stukken: Sequence[Stuk],
        *,
        over: str,
        betrokkene: Betrokkene,
        op: datetime,
        auteur: str,
        deadline: Deadline,
    ) -> str:
        """Begin a zaak about the one at `over`, with these documents; gives its number.

        An organisation whose catalogus has no such kind of zaak gets the documents with the zaak that they are about.
        """
        eerder = await self._zaak(over, deadline)
        zaaktype = await self._first("catalogi/api/v1/zaaktypen", {"identificatie": nieuw.zaaktype}, deadline)
        wie = initiator(betrokkene)
        if wie is None:
            raise NietIngediend("Deze organisatie kent u alleen met een burgerservicenummer.")
        if zaaktype is None:
            return await self.add_stukken(over, stukken, op=op, auteur=auteur, deadline=deadline)
        zaak = await self._begin(
            nieuw,
            zaaktype,
            organisatie=eerder.tekst("bronorganisatie"),
            over=eerder.tekst("url"),
            op=op,
            deadline=deadline,
        )
        await self._add_rol(zaak, zaaktype, wie, deadline)
        await self._add_status(zaak, zaaktype, op, deadline)
        await self._add(zaak, stukken, op=op, auteur=auteur, deadline=deadline)
        return zaak.tekst("identificatie")

    async def begin_verzoek(
        self,
        nieuw: NieuweZaak,
        stukken: Sequence[Stuk],
        *,
        over: str,
        betrokkene: Betrokkene,
        op: datetime,
        auteur: str,
        deadline: Deadline,
    ) -> str:
        """Begin a zaak of the kind at the address `nieuw.zaaktype`, with these documents; gives its number.

        `over` is the address of the zaak that it goes on from; empty when there is none.
        """
        wie = initiator(betrokkene)
        if wie is None:
            raise NietIngediend("Deze organisatie kent u alleen met een burgerservicenummer.")
        uuid = _uuid(nieuw.zaaktype)
        antwoord = await self.call("GET", f"catalogi/api/v1/zaaktypen/{uuid}", {}, deadline, ook=_WEG)
        if antwoord.status == HTTPStatus.NOT_FOUND:
            raise NietIngediend("Deze organisatie neemt dit niet meer aan.")
        zaaktype = Lezer.of(self.naam, antwoord.data)
        catalogus = _uuid(zaaktype.tekst("catalogus"))
        antwoord = await self.call("GET", f"catalogi/api/v1/catalogussen/{catalogus}", {}, deadline)
        organisatie = Lezer.of(self.naam, antwoord.data).tekst("rsin")
        zaak = await self._begin(nieuw, zaaktype, organisatie=organisatie, over=over, op=op, deadline=deadline)
        await self._add_rol(zaak, zaaktype, wie, deadline)
        await self._add_status(zaak, zaaktype, op, deadline)
        await self._add(zaak, stukken, op=op, auteur=auteur, deadline=deadline)
        return zaak.tekst("identificatie")

    async def list_aanvraagsoorten(self, *, deadline: Deadline) -> tuple[Aanvraagsoort, ...]:
        """The kinds of zaak in the catalogus that begin with somebody who asks, by name; not those that are drafts."""
        paginas = await self.pages("GET", "catalogi/api/v1/zaaktypen", {"status": "definitief"}, deadline)
        soorten = [
            Aanvraagsoort(rij.tekst("url"), rij.tekst("omschrijving"))
            for pagina in paginas
            for rij in Lezer.of(self.naam, pagina).delen("results")
            if rij.tekst_of_leeg("handelingInitiator").lower() in _VRAGEND
        ]
        return tuple(sorted(soorten, key=lambda soort: soort.omschrijving))

    async def _zaak(self, url: str, deadline: Deadline) -> Lezer:
        """The zaak at an address that this register gave; the address is made here again from its uuid."""
        uuid = _uuid(url)
        antwoord = await self.call("GET", f"zaken/api/v1/zaken/{uuid}", {}, deadline, ook=_WEG)
        if antwoord.status == HTTPStatus.NOT_FOUND:
            raise NietIngediend("Deze zaak is er niet meer.")
        return Lezer.of(self.naam, antwoord.data)

    async def _begin(
        self, nieuw: NieuweZaak, zaaktype: Lezer, *, organisatie: str, over: str, op: datetime, deadline: Deadline
    ) -> Lezer:
        waar = {"identificatie": nieuw.nummer, "bronorganisatie": organisatie}
        body = {
            **waar,
            "verantwoordelijkeOrganisatie": organisatie,
            "zaaktype": zaaktype.tekst("url"),
            "omschrijving": nieuw.omschrijving,
            "toelichting": nieuw.toelichting,
            "startdatum": op.date().isoformat(),
            "relevanteAndereZaken": [{"url": over, "aardRelatie": "onderwerp"}] if over else [],
        }
        return await self._find_or_make("zaken/api/v1/zaken", waar, body, deadline)

    async def _add_rol(
        self, zaak: Lezer, zaaktype: Lezer, wie: tuple[str, Mapping[str, str]], deadline: Deadline
    ) -> None:
        params = {"zaaktype": zaaktype.tekst("url"), "omschrijvingGeneriek": "initiator"}
        roltype = await self._first("catalogi/api/v1/roltypen", params, deadline)
        if roltype is None:
            raise zaaktype.fout("roltypen")
        soort, identificatie = wie
        body = {
            "zaak": zaak.tekst("url"),
            "betrokkeneType": soort,
            "roltype": roltype.tekst("url"),
            "roltoelichting": "Indiener",
            "betrokkeneIdentificatie": identificatie,
        }
        waar = {"zaak": zaak.tekst("url"), "omschrijvingGeneriek": "initiator"}
        await self._find_or_make("zaken/api/v1/rollen", waar, body, deadline)

    async def _add_status(self, zaak: Lezer, zaaktype: Lezer, op: datetime, deadline: Deadline) -> None:
        paginas = await self.pages("GET", "catalogi/api/v1/statustypen", {"zaaktype": zaaktype.tekst("url")}, deadline)
        typen = [rij for pagina in paginas for rij in Lezer.of(self.naam, pagina).delen("results")]
        if not typen:
            raise zaaktype.fout("statustypen")
        eerste = min(typen, key=lambda rij: rij.getal("volgnummer"))
        body = {
            "zaak": zaak.tekst("url"),
            "statustype": eerste.tekst("url"),
            "datumStatusGezet": op.isoformat(),
            "statustoelichting": "",
        }
        waar = {"zaak": zaak.tekst("url")}
        await self._find_or_make("zaken/api/v1/statussen", waar, body, deadline)

    async def _add(
        self, zaak: Lezer, stukken: Sequence[Stuk], *, op: datetime, auteur: str, deadline: Deadline
    ) -> None:
        soort = await self._documentsoort(zaak, deadline)
        for stuk in stukken:
            url = await self._add_document(zaak, stuk, soort=soort, op=op, auteur=auteur, deadline=deadline)
            waar = {"zaak": zaak.tekst("url"), "informatieobject": url}
            await self._link(waar, titel=stuk.titel[:_TITEL], deadline=deadline)

    async def _documentsoort(self, zaak: Lezer, deadline: Deadline) -> str:
        """The address of the kind of document that this organisation has for what comes from people."""
        uuid = zaak.tekst("zaaktype").rpartition("/")[2]
        antwoord = await self.call("GET", f"catalogi/api/v1/zaaktypen/{uuid}", {}, deadline)
        zaaktype = Lezer.of(self.naam, antwoord.data)
        paginas = await self.pages(
            "GET", "catalogi/api/v1/informatieobjecttypen", {"catalogus": zaaktype.tekst("catalogus")}, deadline
        )
        mag = zaaktype.teksten_of_geen("informatieobjecttypen")
        typen = {
            rij.tekst("omschrijving"): rij.tekst("url")
            for pagina in paginas
            for rij in Lezer.of(self.naam, pagina).delen("results")
            if rij.tekst("url") in mag
        }
        if not typen:
            raise zaaktype.fout("informatieobjecttypen")
        return next((typen[naam] for naam in _DOCUMENTSOORTEN if naam in typen), next(iter(typen.values())))

    async def _add_document(
        self, zaak: Lezer, stuk: Stuk, *, soort: str, op: datetime, auteur: str, deadline: Deadline
    ) -> str:
        waar = {"identificatie": stuk.nummer, "bronorganisatie": zaak.tekst("bronorganisatie")}
        dag = op.date().isoformat()
        body = {
            **waar,
            "creatiedatum": dag,
            "titel": stuk.titel[:_TITEL],
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "auteur": auteur,
            "status": "definitief",
            "formaat": stuk.formaat,
            "taal": "nld",
            "bestandsnaam": stuk.bestandsnaam,
            "inhoud": base64.b64encode(stuk.inhoud).decode(),
            "bestandsomvang": len(stuk.inhoud),
            "ontvangstdatum": dag,
            "indicatieGebruiksrecht": False,
            "informatieobjecttype": soort,
        }
        pad = "documenten/api/v1/enkelvoudiginformatieobjecten"
        return (await self._find_or_make(pad, waar, body, deadline)).tekst("url")

    async def _link(self, waar: Mapping[str, str], *, titel: str, deadline: Deadline) -> None:
        pad = "zaken/api/v1/zaakinformatieobjecten"
        antwoord = await self.call("GET", pad, waar, deadline)
        if not antwoord.data:
            await self.call("POST", pad, {}, deadline, json={**waar, "titel": titel}, maakt=True)

    async def _find_or_make(
        self, pad: str, waar: Mapping[str, str], body: Mapping[str, Any], deadline: Deadline
    ) -> Lezer:
        """The object that is there, else the one that is made now."""
        gevonden = await self._first(pad, waar, deadline)
        if gevonden is not None:
            return gevonden
        antwoord = await self.call("POST", pad, {}, deadline, json=body, maakt=True)
        return Lezer.of(self.naam, antwoord.data)

    async def _first(self, pad: str, params: Mapping[str, str], deadline: Deadline) -> Lezer | None:
        antwoord = await self.call("GET", pad, params, deadline)
        return next(iter(Lezer.of(self.naam, antwoord.data).delen("results")), None)


def _uuid(url: str) -> UUID:
    """The uuid at the end of an address of this register.

    Raises:
        NietIngediend: there is none.
    """
    try:
        return UUID(urlsplit(url).path.removesuffix("/").rpartition("/")[2])
    except ValueError:
        raise NietIngediend("Deze zaak is er niet meer.") from None
