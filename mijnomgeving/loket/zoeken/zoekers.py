"""How each key is searched: which registers are asked, and what is made of their answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.brp.gevonden import HOOGSTENS, Gevonden, OpAdres, OpNaam, TeVeel
from mijnomgeving.bronnen.kvk.models import Inschrijving, Kerngegevens
from mijnomgeving.bronnen.registry import brp, kvk, reisdocumenten, zaken_bronnen
from mijnomgeving.bronnen.reisdocumenten.models import Houder
from mijnomgeving.bronnen.vraag import Vraag
from mijnomgeving.loket.zoeken.deur import Zoekslagboek
from mijnomgeving.loket.zoeken.gevonden import Bedrijf
from mijnomgeving.loket.zoeken.mrz import Mrz
from mijnomgeving.loket.zoeken.sleutels import OpBedrijf, OpDocument, OpNummer, OpZaak, Sleutel
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import KvkNummer, OngeldigNummer, Rsin, Vestigingsnummer
from portal.core.resultaat import Available, SourceResult

_NAAM_ADRES = gettext_noop("uw naam, geboortedatum en adres, om u te vinden")
_NAAM = gettext_noop("uw naam en geboortedatum, om u te vinden")
_DOCUMENT = gettext_noop("van wie een reisdocument is")
_ZAAK = gettext_noop("wie een zaak begon")
_BEDRIJF = gettext_noop("naam en plaats van uw onderneming, om die te vinden")


@dataclass(frozen=True, slots=True)
class Vondst:
    """What the registers gave; `ontbreekt` are those that did not answer."""

    gevonden: tuple[Gevonden | Bedrijf, ...] = ()
    te_veel: bool = False
    ontbreekt: tuple[SourceResult[Any], ...] = ()
    opmerkingen: tuple[str, ...] = ()


def find(boek: Zoekslagboek, sleutel: Sleutel) -> Vondst:
    """Search by this key; what was asked is in `boek`, to be logged before anything is shown."""
    return _ZOEKERS[type(sleutel)](boek, sleutel)


def complete(kern: Kerngegevens, onderneming: Onderneming) -> Onderneming:
    """The company with all its numbers: a zaak may stand on each of them."""
    nummers = tuple(_numbers(regel.vestigingsnummer for regel in kern.vestigingen))
    try:
        rsin = Rsin(kern.profiel.rsin) if kern.profiel.rsin else None
    except OngeldigNummer:
        rsin = None
    return replace(onderneming, rsin=rsin, vestigingen=nummers)


def _by_number(boek: Zoekslagboek, sleutel: OpNummer) -> Vondst:
    resultaat = boek.ask_one(brp().naam, _NAAM_ADRES, partial(brp().fetch_gevonden, sleutel.persoon))
    return _of_brp(resultaat)


def _by_document(boek: Zoekslagboek, sleutel: OpDocument) -> Vondst:
    bron = reisdocumenten()
    resultaat = boek.ask_one(bron.naam, _DOCUMENT, partial(bron.fetch_houder, sleutel.nummer))
    if not isinstance(resultaat, Available):
        return Vondst(ontbreekt=(resultaat,))
    houder: Houder | None = resultaat.data
    if houder is None:
        return Vondst()
    vondst = _by_number(boek, OpNummer(houder.persoon))
    vandaag = timezone.localdate()
    return replace(vondst, opmerkingen=_remarks(houder, sleutel.mrz, vondst, vandaag))


def _remarks(houder: Houder, mrz: Mrz | None, vondst: Vondst, vandaag: date) -> tuple[str, ...]:
    """What is the matter with the document."""
    document, zinnen = houder.document, []
    if document.ingenomen_op is not None:
        zinnen.append(
            f"Dit document is niet meer van de houder ({document.reden or 'reden onbekend'}). Neem het niet aan "
            "als bewijs en vraag uw teamleider wat u moet doen."
        )
    if document.is_verlopen(vandaag) or (mrz and mrz.is_verlopen(vandaag)):
        zinnen.append("Dit document is verlopen. Het is geen bewijs van identiteit meer.")
    geboren = [een.geboortedatum for een in vondst.gevonden if isinstance(een, Gevonden) and een.geboortedatum]
    if mrz and mrz.geboortedatum and geboren and geboren[0].volledig not in {None, mrz.geboortedatum}:
        zinnen.append("De geboortedatum op het document is anders dan in de BRP. Het document kan vals zijn.")
    return tuple(zinnen)


def _by_name(boek: Zoekslagboek, sleutel: OpNaam) -> Vondst:
    return _of_brp(boek.ask_one(brp().naam, _NAAM_ADRES, partial(brp().zoek, sleutel)))


def _by_address(boek: Zoekslagboek, sleutel: OpAdres) -> Vondst:
    return _of_brp(boek.ask_one(brp().naam, _NAAM, partial(brp().zoek, sleutel)))


def _by_zaak(boek: Zoekslagboek, sleutel: OpZaak) -> Vondst:
    """All organisations are asked at once: a letter does not say in whose register its number stands."""
    vragen = [Vraag(bron.naam, _ZAAK, partial(bron.fetch_aanvrager, sleutel.zaaknummer)) for bron in zaken_bronnen()]
    antwoorden = boek.ask(*vragen)
    stil = tuple(antwoord for antwoord in antwoorden if not isinstance(antwoord, Available))
    wie = dict.fromkeys(antwoord.data for antwoord in antwoorden if isinstance(antwoord, Available) and antwoord.data)
    boek.keep_only({antwoord.source for antwoord in antwoorden if isinstance(antwoord, Available) and antwoord.data})
    delen = [
        _by_number(boek, OpNummer(een)) if isinstance(een, Persoon) else _by_kvk(boek, een.kvk_nummer) for een in wie
    ]
    gevonden = tuple(een for deel in delen for een in deel.gevonden)
    # Once somebody is found, that another organisation is silent does not matter.
    ontbreekt = tuple(fout for deel in delen for fout in deel.ontbreekt) or (() if gevonden else stil)
    return Vondst(gevonden, ontbreekt=ontbreekt)


def _by_onderneming(boek: Zoekslagboek, sleutel: OpBedrijf) -> Vondst:
    if sleutel.kvk_nummer is not None:
        return _by_kvk(boek, sleutel.kvk_nummer)
    vraag = partial(kvk().zoek, naam=sleutel.naam, plaats=sleutel.plaats)
    resultaat = boek.ask_one(kvk().naam, _BEDRIJF, vraag)
    if not isinstance(resultaat, Available):
        return Vondst(ontbreekt=(resultaat,))
    gevonden = tuple(_exact(resultaat.data, sleutel))
    return Vondst(te_veel=True) if len(gevonden) > HOOGSTENS else Vondst(gevonden)


def _by_kvk(boek: Zoekslagboek, nummer: KvkNummer) -> Vondst:
    onderneming = Onderneming(nummer)
    resultaat = boek.ask_one(kvk().naam, _BEDRIJF, partial(kvk().fetch_inschrijvingen, (onderneming,)))
    if not isinstance(resultaat, Available):
        return Vondst(ontbreekt=(resultaat,))
    kern: Kerngegevens | None = resultaat.data.get(onderneming)
    if kern is None:
        return Vondst()
    plaats = next((adres.regel for adres in kern.profiel.adressen if adres.soort == "bezoekadres"), "")
    return Vondst((Bedrijf(complete(kern, onderneming), kern.profiel.naam, plaats),))


def _of_brp(resultaat: SourceResult[Any]) -> Vondst:
    if not isinstance(resultaat, Available):
        return Vondst(ontbreekt=(resultaat,))
    if isinstance(resultaat.data, TeVeel):
        return Vondst(te_veel=True)
    return Vondst(tuple(resultaat.data))


def _exact(rijen: Sequence[Inschrijving], sleutel: OpBedrijf) -> list[Bedrijf]:
    """The register also gives what looks like it; here the name and the place must be the same, capitals aside."""
    wil = (sleutel.naam.casefold(), sleutel.plaats.casefold())
    per_nummer = {
        rij.kvk_nummer: Bedrijf(Onderneming(KvkNummer(rij.kvk_nummer)), rij.naam, rij.plaats)
        for rij in rijen
        if (rij.naam.casefold(), rij.plaats.casefold()) == wil
    }
    return list(per_nummer.values())


def _numbers(teksten: Iterable[str]) -> list[Vestigingsnummer]:
    nummers = []
    for tekst in teksten:
        try:
            nummers.append(Vestigingsnummer(tekst))
        except OngeldigNummer:
            continue
    return nummers


_ZOEKERS: Final[Mapping[type, Callable[[Zoekslagboek, Any], Vondst]]] = MappingProxyType(
    {
        OpNummer: _by_number,
        OpDocument: _by_document,
        OpNaam: _by_name,
        OpAdres: _by_address,
        OpZaak: _by_zaak,
        OpBedrijf: _by_onderneming,
    }
)
