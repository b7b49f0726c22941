"""What the answer of each source says in facts. Pure: answers go in, facts with their source come out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from levensgebeurtenissen.regels.verplichtingen.feiten import (
    CbsVraag,
    Rechtsvorm,
    Tijdvak,
    Vaststelling,
    Vergunning,
    Vestiging,
    Voertuig,
    Wijziging,
    Wijzigingsoort,
    WozBeschikking,
)
from mijnomgeving.bronnen.belastingdienst.models import Aangifte, Aangiftesoort, Aangiftetijdvak, Belastinggegevens
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.heffingen.models import Aanslag
from mijnomgeving.bronnen.kvk.models import Profiel, Vestigingsregel
from mijnomgeving.bronnen.openproduct.models import Product
from mijnomgeving.bronnen.rdw.models import Apk
from mijnomgeving.bronnen.registerstanden.models import Jaarrekening, Registerstand
from mijnomgeving.bronnen.registerstanden.models import Wijzigingsoort as Kvkwijziging
from portal.core.resultaat import Available, SourceResult, Stale

T = TypeVar("T")

PER_BRON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "profiel": frozenset({"gestart_op", "rechtsvorm"}),
        "vestigingen": frozenset({"vestigingen"}),
        "producten": frozenset({"vergunningen"}),
        "registerstand": frozenset({"vaststellingen", "ubo_geregistreerd", "wijzigingen"}),
        "belasting": frozenset(
            {
                *("werknemers", "begint_op", "btw_tijdvak", "kor", "icp_tijdvak", "loon_tijdvak", "loon_dagen"),
                *("vpb_plichtig", "boekjaar_eindmaand"),
            }
        ),
        "uitvragen": frozenset({"cbs_vragen"}),
        "keuringen": frozenset({"voertuigen"}),
        "aanslagen": frozenset({"woz_beschikkingen"}),
    }
)
"""Which facts each source gives."""

# The beginning of what the Handelsregister calls a legal form. A VvE is left out: the rules are not about it.
_RECHTSVORMEN = (
    ("eenmanszaak", Rechtsvorm.EENMANSZAAK),
    ("vennootschap onder firma", Rechtsvorm.VOF),
    ("commanditaire vennootschap", Rechtsvorm.CV),
    ("maatschap", Rechtsvorm.MAATSCHAP),
    ("besloten vennootschap", Rechtsvorm.BV),
    ("naamloze vennootschap", Rechtsvorm.NV),
    ("coöperatie", Rechtsvorm.COOPERATIE),
    ("stichting", Rechtsvorm.STICHTING),
    ("vereniging met volledige", Rechtsvorm.VERENIGING),
)
_TIJDVAKKEN = MappingProxyType(
    {
        Aangiftetijdvak.MAAND: Tijdvak.MAAND,
        Aangiftetijdvak.VIER_WEKEN: Tijdvak.VIER_WEKEN,
        Aangiftetijdvak.KWARTAAL: Tijdvak.KWARTAAL,
        Aangiftetijdvak.HALFJAAR: Tijdvak.HALFJAAR,
        Aangiftetijdvak.JAAR: Tijdvak.JAAR,
        Aangiftetijdvak.GEEN: Tijdvak.GEEN,
    }
)
# The key of the rule that the return belongs to; the period completes the key of the obligation.
_REGELS = MappingProxyType(
    {
        Aangiftesoort.BTW: "btw-aangifte",
        Aangiftesoort.ICP: "icp-opgaaf",
        Aangiftesoort.LOON: "loonaangifte",
        Aangiftesoort.IB: "inkomstenbelasting",
        Aangiftesoort.VPB: "vennootschapsbelasting",
    }
)
_WIJZIGINGEN = MappingProxyType(
    {Kvkwijziging.HANDELSREGISTER: Wijzigingsoort.HANDELSREGISTER, Kvkwijziging.UBO: Wijzigingsoort.UBO}
)


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where a fact comes from.

    Args:
        bron: the source's name as people know it; `VAN_U` when the person gave it.
        op: as of when the source says it; None for what the person gave.
    """

    bron: str
    op: date | None


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What one or more sources said.

    Args:
        waarden: facts by the name of their field.
        herkomst: the source of each.
        stand: by the key of an obligation the day on which it was done; None for one that the source still waits for.
    """

    waarden: Mapping[str, Any] = field(default_factory=dict)
    herkomst: Mapping[str, Herkomst] = field(default_factory=dict)
    stand: Mapping[str, date | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls, herkomst: Herkomst, waarden: Mapping[str, Any], stand: Mapping[str, date | None] | None = None
    ) -> "Gevonden":
        """Facts of one source; what it does not say is left out."""
        bekend = {naam: waarde for naam, waarde in waarden.items() if waarde is not None}
        return cls(bekend, dict.fromkeys(bekend, herkomst), stand or {})

    @classmethod
    def join(cls, delen: Iterable["Gevonden"]) -> "Gevonden":
        """All together; no two sources give the same fact."""
        waarden: dict[str, Any] = {}
        herkomst: dict[str, Herkomst] = {}
        stand: dict[str, date | None] = {}
        for deel in delen:
            waarden |= deel.waarden
            herkomst |= deel.herkomst
            stand |= deel.stand
        return cls(waarden, herkomst, stand)


_NIETS = Gevonden()


def from_profiel(resultaat: SourceResult[Profiel | None] | None) -> Gevonden:
    """The legal form and the begin, of the Handelsregister."""
    gelezen = _given(resultaat)
    if gelezen is None or gelezen.data is None:
        return _NIETS
    profiel = gelezen.data
    gestart = profiel.begonnen_op.volledig if profiel.begonnen_op else None
    return Gevonden.of(_read_at(gelezen), {"gestart_op": gestart, "rechtsvorm": to_rechtsvorm(profiel.rechtsvorm)})


def to_rechtsvorm(tekst: str) -> Rechtsvorm | None:
    """The legal form that these words of the Handelsregister mean; None for one that the rules do not know."""
    klein = tekst.casefold()
    return next((vorm for begin, vorm in _RECHTSVORMEN if klein.startswith(begin)), None)


def from_vestigingen(
    resultaat: SourceResult[tuple[Vestigingsregel, ...] | None] | None,
    verbruik: SourceResult[tuple[Verbruik, ...]] | None,
) -> Gevonden:
    """Each vestiging with its use of energy; the use is unknown as long as that source is silent."""
    gelezen, gemeten = _given(resultaat), _given(verbruik)
    if gelezen is None or gelezen.data is None:
        return _NIETS
    per_nummer = {item.vestigingsnummer: item for item in (gemeten.data if gemeten else ())}
    vestigingen = tuple(
        Vestiging(
            regel.naam,
            per_nummer[regel.vestigingsnummer].kwh if regel.vestigingsnummer in per_nummer else None,
            per_nummer[regel.vestigingsnummer].m3_gas if regel.vestigingsnummer in per_nummer else None,
        )
        for regel in gelezen.data
    )
    # What the fact says is the use of energy: where that is known, its source is the one to name.
    if gemeten and gemeten.data:
        herkomst = Herkomst(gemeten.source, max(item.gemeten_tot for item in gemeten.data))
    else:
        herkomst = _read_at(gelezen)
    return Gevonden.of(herkomst, {"vestigingen": vestigingen})


def fill_vestigingen(van_bron: tuple[Vestiging, ...], eigen: tuple[Vestiging, ...]) -> tuple[Vestiging, ...]:
    """The vestigingen of the source, with the person's own numbers where no meter is known."""
    per_naam = {vestiging.naam: vestiging for vestiging in eigen}
    return tuple(
        Vestiging(
            vestiging.naam,
            vestiging.kwh if vestiging.kwh is not None else per_naam[vestiging.naam].kwh,
            vestiging.m3_gas if vestiging.m3_gas is not None else per_naam[vestiging.naam].m3_gas,
        )
        if vestiging.naam in per_naam
        else vestiging
        for vestiging in van_bron
    )


def from_producten(resultaten: Sequence[SourceResult[tuple[Product, ...]]]) -> Gevonden:
    """The permits that hold, of every organisation that answered; unknown only when none did."""
    gegeven = [gelezen for resultaat in resultaten if (gelezen := _given(resultaat))]
    if not gegeven:
        return _NIETS
    vergunningen = tuple(
        Vergunning(product.naam, product.bron, product.laatste_dag)
        for gelezen in gegeven
        for product in gelezen.data
        if product.is_geldig(gelezen.as_of.date())
    )
    namen = dict.fromkeys(vergunning.organisatie for vergunning in vergunningen) or {gegeven[0].source: None}
    herkomst = Herkomst(", ".join(namen), min(gelezen.as_of.date() for gelezen in gegeven))
    return Gevonden.of(herkomst, {"vergunningen": vergunningen})


def from_registerstand(resultaat: SourceResult[Registerstand | None] | None) -> Gevonden:
    """Adopted accounts, UBOs and changes that are not reported, of KVK."""
    gelezen = _given(resultaat)
    if gelezen is None or gelezen.data is None:
        return _NIETS
    registerstand = gelezen.data
    return Gevonden.of(
        Herkomst(gelezen.source, registerstand.op),
        {
            "vaststellingen": tuple(
                Vaststelling(rekening.boekjaar_einde, rekening.vastgesteld_op)
                for rekening in registerstand.jaarrekeningen
                if rekening.vastgesteld_op
            ),
            "ubo_geregistreerd": registerstand.ubo_geregistreerd,
            "wijzigingen": tuple(
                Wijziging(_WIJZIGINGEN[wijziging.soort], wijziging.op) for wijziging in registerstand.wijzigingen
            ),
        },
        {
            f"{regel}:{rekening.boekjaar_einde.isoformat()}": rekening.gedeponeerd_op
            for rekening in registerstand.jaarrekeningen
            for regel in _made(rekening)
        },
    )


def _made(rekening: Jaarrekening) -> tuple[str, ...]:
    """The rules of which KVK knows how they stand: accounts that lie there were made as well."""
    gelegd = ("jaarrekening-deponeren",)
    return (*gelegd, "jaarrekening-opmaken") if rekening.gedeponeerd_op else gelegd


def from_belasting(resultaat: SourceResult[Belastinggegevens | None] | None) -> Gevonden:
    """Periods, staff and what is filed, of the Belastingdienst."""
    gelezen = _given(resultaat)
    if gelezen is None or gelezen.data is None:
        return _NIETS
    gegevens = gelezen.data
    return Gevonden.of(
        Herkomst(gelezen.source, gegevens.op),
        {
            "werknemers": gegevens.werknemers,
            "begint_op": gegevens.eerste_werkdagen if gegevens.werknemers is not None else None,
            "btw_tijdvak": _tijdvak(gegevens.btw_tijdvak),
            "kor": gegevens.kor,
            "icp_tijdvak": _tijdvak(gegevens.icp_tijdvak),
            "loon_tijdvak": _tijdvak(gegevens.loon_tijdvak),
            "loon_dagen": gegevens.loon_dagen or None,
            "vpb_plichtig": gegevens.vpb_plichtig,
            "boekjaar_eindmaand": gegevens.boekjaar_eindmaand,
        },
        {_key(aangifte, gegevens): aangifte.ontvangen_op for aangifte in gegevens.aangiften},
    )


def _key(aangifte: Aangifte, gegevens: Belastinggegevens) -> str:
    """The key of the obligation that this return fulfils; over four weeks the last day tells them apart."""
    per_brief = aangifte.soort is Aangiftesoort.LOON and gegevens.loon_tijdvak is Aangiftetijdvak.VIER_WEKEN
    dag = aangifte.uiterlijk if per_brief else aangifte.eind
    return f"{_REGELS[aangifte.soort]}:{dag.isoformat()}"


def _tijdvak(tijdvak: Aangiftetijdvak | None) -> Tijdvak | None:
    return None if tijdvak is None else _TIJDVAKKEN[tijdvak]


def from_uitvragen(resultaat: SourceResult[tuple[Uitvraag, ...]] | None) -> Gevonden:
    """The surveys of CBS, and which of them it has."""
    gelezen = _given(resultaat)
    if gelezen is None:
        return _NIETS
    return Gevonden.of(
        _read_at(gelezen),
        {"cbs_vragen": tuple(CbsVraag(_uitvraagnaam(vraag), vraag.uiterlijk) for vraag in gelezen.data)},
        {
            f"cbs-vragenlijst:{_uitvraagnaam(vraag)}:{vraag.uiterlijk.isoformat()}": vraag.ontvangen_op
            for vraag in gelezen.data
        },
    )


def _uitvraagnaam(vraag: Uitvraag) -> str:
    return f"{vraag.naam} ({vraag.periode})"


def from_keuringen(resultaat: SourceResult[tuple[Apk, ...]] | None) -> Gevonden:
    """The vehicles that need an APK, of the RDW; one that is taken off the road needs none for now."""
    gelezen = _given(resultaat)
    if gelezen is None:
        return _NIETS
    voertuigen = tuple(Voertuig(apk.kenteken, None if apk.geschorst else apk.tot) for apk in gelezen.data)
    return Gevonden.of(_read_at(gelezen), {"voertuigen": voertuigen})


def from_aanslagen(resultaat: SourceResult[tuple[Aanslag, ...]] | None) -> Gevonden:
    """The letters with a WOZ value, of the gemeenten."""
    gelezen = _given(resultaat)
    if gelezen is None:
        return _NIETS
    beschikkingen = tuple(
        WozBeschikking(aanslag.adres, aanslag.gemeente, aanslag.dagtekening)
        for aanslag in gelezen.data
        if aanslag.woz_waarde is not None
    )
    return Gevonden.of(_read_at(gelezen), {"woz_beschikkingen": beschikkingen})


def _given(resultaat: SourceResult[T] | None) -> Available[T] | Stale[T] | None:
    return resultaat if isinstance(resultaat, Available | Stale) else None


def _read_at(gelezen: Available[Any] | Stale[Any]) -> Herkomst:
    """A register that says no day of its own holds as of the moment that it was read."""
    return Herkomst(gelezen.source, gelezen.as_of.date())
