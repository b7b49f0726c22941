"""The facts of a company as the rules want them, each with the source that gave it and as of when.

One question to each source, all at once. What no source knows the person may fill in (`eigen`); a source always wins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_noop

from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.belastingdienst.models import Belastinggegevens
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.deur import BUITEN_MACHTIGING, Antwoorden, Vraag, list_ontbreekt
from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.heffingen.models import Aanslag
from mijnomgeving.bronnen.kvk.models import Profiel, Vestigingsregel
from mijnomgeving.bronnen.openproduct.models import Product
from mijnomgeving.bronnen.rdw.models import Apk
from mijnomgeving.bronnen.registerstanden.models import Registerstand
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.onderneming import afleiden
from mijnomgeving.onderneming.afleiden import Gevonden, Herkomst
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Dienst
from portal.core.resultaat import NotPermitted, SourceResult

__all__ = ["VAN_U", "Bronresultaten", "Feiten", "Feitvragen", "Herkomst", "make_feiten", "read_feiten", "vragen_feiten"]

VAN_U = "U"
"""The source of what the person filled in."""
_DIENST: Dienst = "gegevens"
_VAN_HEEL_BEDRIJF = ("registerstand", "belasting", "uitvragen", "keuringen", "aanslagen")


@dataclass(frozen=True, slots=True)
class Feiten:
    """What is known of a company.

    Args:
        feiten: as the rules want them.
        herkomst: of each fact that is known, by the name of its field.
        ontbreekt: every source that gave nothing fresh and whole, for the page to name.
        gedaan: obligations that a source knows as done, by their key (`Verplichting.sleutel`), with the day if known.
        open: keys of obligations that a source knows as not received yet.
        buiten: names of the facts that the machtiging does not reach: not asked, so not to be asked of the person.
    """

    feiten: Bedrijfsfeiten
    herkomst: Mapping[str, Herkomst]
    ontbreekt: tuple[SourceResult[Any], ...] = ()
    gedaan: Mapping[str, date | None] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    buiten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Feitvragen:
    """The questions of one company; None for a source that a machtiging for some vestigingen does not reach."""

    onderneming: Onderneming
    profiel: Vraag[Profiel | None]
    vestigingen: Vraag[tuple[Vestigingsregel, ...] | None]
    verbruik: Vraag[tuple[Verbruik, ...]]
    producten: tuple[Vraag[tuple[Product, ...]], ...]
    registerstand: Vraag[Registerstand | None] | None
    belasting: Vraag[Belastinggegevens | None] | None
    uitvragen: Vraag[tuple[Uitvraag, ...]] | None
    keuringen: Vraag[tuple[Apk, ...]] | None
    aanslagen: Vraag[tuple[Aanslag, ...]] | None

    @property
    def alle(self) -> list[Vraag[Any]]:
        """To pass to `Lezing.read`."""
        geheel = (self.registerstand, self.belasting, self.uitvragen, self.keuringen, self.aanslagen)
        alle = (self.profiel, self.vestigingen, self.verbruik, *self.producten, *geheel)
        return [vraag for vraag in alle if vraag is not None]


@dataclass(frozen=True, slots=True)
class Bronresultaten:
    """What the sources said about one company; None: not asked, for the machtiging does not reach it.

    `producten` is of each organisation that gives permits.
    """

    profiel: SourceResult[Profiel | None] | None
    vestigingen: SourceResult[tuple[Vestigingsregel, ...] | None] | None
    verbruik: SourceResult[tuple[Verbruik, ...]] | None
    producten: tuple[SourceResult[tuple[Product, ...]], ...] = ()
    registerstand: SourceResult[Registerstand | None] | None = None
    belasting: SourceResult[Belastinggegevens | None] | None = None
    uitvragen: SourceResult[tuple[Uitvraag, ...]] | None = None
    keuringen: SourceResult[tuple[Apk, ...]] | None = None
    aanslagen: SourceResult[tuple[Aanslag, ...]] | None = None

    @property
    def alle(self) -> list[SourceResult[Any]]:
        """Of every source that was asked."""
        los = (self.profiel, self.vestigingen, self.verbruik, self.registerstand, self.belasting)
        meer = (*self.producten, self.uitvragen, self.keuringen, self.aanslagen)
        return [resultaat for resultaat in (*los, *meer) if resultaat is not None]


def vragen_feiten(onderneming: Onderneming) -> Feitvragen:
    """What to ask for the facts of this company: one question to each source."""
    kvk, energie = registry.kvk(), registry.energie()
    profiel = partial(kvk.fetch_profiel, onderneming)
    vestigingen = partial(kvk.list_vestigingen, onderneming)
    geheel: dict[str, Vraag[Any] | None] = dict.fromkeys(_VAN_HEEL_BEDRIJF)
    if not onderneming.beperkt:
        geheel = dict(_whole(onderneming))
    return Feitvragen(
        onderneming=onderneming,
        profiel=_ask(kvk.naam, gettext_noop("de inschrijving van uw onderneming"), profiel, "profiel", Profiel | None),
        vestigingen=_ask(
            kvk.naam,
            gettext_noop("uw vestigingen"),
            vestigingen,
            "vestigingen",
            tuple[Vestigingsregel, ...] | None,
        ),
        verbruik=_ask(
            energie.naam,
            gettext_noop("hoeveel energie uw vestigingen gebruiken"),
            partial(energie.list_verbruik, [onderneming]),
            "verbruik",
            tuple[Verbruik, ...],
        ),
        producten=tuple(
            _ask(
                bron.naam,
                gettext_noop("uw vergunningen"),
                partial(bron.list_producten, onderneming),
                "producten",
                tuple[Product, ...],
            )
            for bron in registry.producten_bronnen()
        ),
        **geheel,
    )


def _whole(onderneming: Onderneming) -> Mapping[str, Vraag[Any]]:
    registerstanden, belasting, cbs = registry.registerstanden(), registry.belastingdienst(), registry.cbs()
    rdw, heffingen = registry.rdw(), registry.heffingen()
    return {
        "registerstand": _ask(
            registerstanden.naam,
            gettext_noop("uw jaarrekeningen, UBO's en wijzigingen"),
            partial(registerstanden.fetch_registerstand, onderneming),
            "registerstand",
            Registerstand | None,
        ),
        "belasting": _ask(
            belasting.naam,
            gettext_noop("uw aangiften en hoe vaak u aangifte doet"),
            partial(belasting.fetch_ondernemer, onderneming),
            "ondernemer",
            Belastinggegevens | None,
        ),
        "uitvragen": _ask(
            cbs.naam,
            gettext_noop("welke vragenlijsten u kreeg"),
            partial(cbs.list_uitvragen, [onderneming]),
            "uitvragen",
            tuple[Uitvraag, ...],
        ),
        "keuringen": _ask(
            rdw.naam,
            gettext_noop("tot wanneer uw voertuigen gekeurd zijn"),
            partial(rdw.list_keuringen, onderneming),
            "keuringen",
            tuple[Apk, ...],
        ),
        "aanslagen": _ask(
            heffingen.naam,
            gettext_noop("uw gemeentelijke belastingen"),
            partial(heffingen.list_aanslagen, [onderneming]),
            "aanslagen",
            tuple[Aanslag, ...],
        ),
    }


def _ask(bron: str, gegevens: str, stel: Any, sleutel: str, vorm: Any) -> Vraag[Any]:  # noqa: ANN401 - any question
    return Vraag(bron, gegevens, stel, _DIENST, Bewaren(sleutel, vorm))


def read_feiten(
    vragen: Feitvragen, antwoorden: Antwoorden, *, eigen: Mapping[str, Any] = MappingProxyType({})
) -> Feiten:
    """The facts that these answers give.

    Args:
        vragen: as `vragen_feiten` made them.
        antwoorden: to (at least) `vragen.alle`.
        eigen: facts that the person filled in where no source knows, by the name of their field; a source's fact wins.
    """

    def given(vraag: Vraag[Any] | None) -> SourceResult[Any] | None:
        return None if vraag is None else antwoorden[vraag]

    gegeven = Bronresultaten(
        profiel=antwoorden[vragen.profiel],
        vestigingen=antwoorden[vragen.vestigingen],
        verbruik=antwoorden[vragen.verbruik],
        producten=tuple(antwoorden[vraag] for vraag in vragen.producten),
        registerstand=given(vragen.registerstand),
        belasting=given(vragen.belasting),
        uitvragen=given(vragen.uitvragen),
        keuringen=given(vragen.keuringen),
        aanslagen=given(vragen.aanslagen),
    )
    return make_feiten(vragen.onderneming, gegeven, eigen=eigen)


def make_feiten(
    onderneming: Onderneming, bronnen: Bronresultaten, *, eigen: Mapping[str, Any] = MappingProxyType({})
) -> Feiten:
    """The facts that these results of the sources give; for who asked the sources for many companies at once."""
    gevonden = [
        afleiden.from_profiel(bronnen.profiel),
        afleiden.from_vestigingen(bronnen.vestigingen, bronnen.verbruik),
        afleiden.from_producten(bronnen.producten),
        afleiden.from_registerstand(bronnen.registerstand),
        afleiden.from_belasting(bronnen.belasting),
        afleiden.from_uitvragen(bronnen.uitvragen),
        afleiden.from_keuringen(bronnen.keuringen),
        afleiden.from_aanslagen(bronnen.aanslagen),
    ]
    geheel = Gevonden.join(gevonden)
    waarden, herkomst = _with_own(geheel, eigen)
    return Feiten(
        feiten=Bedrijfsfeiten(**waarden),
        herkomst=MappingProxyType(herkomst),
        ontbreekt=list_ontbreekt(*bronnen.alle),
        gedaan=MappingProxyType({sleutel: dag for sleutel, dag in geheel.stand.items() if dag}),
        open=frozenset(sleutel for sleutel, dag in geheel.stand.items() if dag is None),
        buiten=_outside(onderneming, bronnen),
    )


def _with_own(gevonden: Gevonden, eigen: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Herkomst]]:
    """The facts with what the person filled in where no source knows."""
    waarden, herkomst = dict(gevonden.waarden), dict(gevonden.herkomst)
    for naam, waarde in eigen.items():
        if waarde is None:
            continue
        if waarden.get(naam) is None:
            waarden[naam], herkomst[naam] = waarde, Herkomst(VAN_U, None)
        elif naam == "vestigingen":
            waarden[naam] = afleiden.fill_vestigingen(waarden[naam], waarde)
    return waarden, herkomst


def _outside(onderneming: Onderneming, bronnen: Bronresultaten) -> frozenset[str]:
    """The facts that only come from sources that this machtiging does not reach."""
    resultaten: Mapping[str, tuple[SourceResult[Any] | None, ...]] = {
        "profiel": (bronnen.profiel,),
        "vestigingen": (bronnen.vestigingen,),
        "producten": bronnen.producten,
        "registerstand": (bronnen.registerstand,),
        "belasting": (bronnen.belasting,),
        "uitvragen": (bronnen.uitvragen,),
        "keuringen": (bronnen.keuringen,),
        "aanslagen": (bronnen.aanslagen,),
    }
    buiten = {bron for bron, van in resultaten.items() if van and all(_is_outside(item, onderneming) for item in van)}
    return frozenset(naam for bron in buiten for naam in afleiden.PER_BRON[bron])


def _is_outside(resultaat: SourceResult[Any] | None, onderneming: Onderneming) -> bool:
    if resultaat is None:
        return onderneming.beperkt
    return isinstance(resultaat, NotPermitted) and resultaat.reason == BUITEN_MACHTIGING
