"""JSON of WOZ Bevragen to our models; the only place that knows its field names."""

from collections.abc import Iterable
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.woz.models import Waarde, WozObject
from portal.core.betrokkene import Onderneming, Persoon

# Only what the page shows.
FIELDS = "identificatie,aanduiding,belanghebbendeEigenaar,belanghebbendeGebruiker,verantwoordelijkeGemeente,waarden"
_IN_GESCHIL = frozenset({"bezwaar_ingediend", "beroep_aangetekend", "hoger_beroep_aangetekend", "cassatie_ingesteld"})


def parse_objecten(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    betrokkene: Persoon | Onderneming,
) -> tuple[WozObject, ...]:
    """The objects of which this person or company is the owner or the user; others at the same address are left out.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    bijlagen = Lezer.of(bron, data).deel("_embedded") or Lezer.of(bron, {})
    objecten = (_object(deel, betrokkene) for deel in bijlagen.delen_of_geen("wozObjecten"))
    return tuple(gevonden for gevonden in objecten if gevonden.eigenaar or gevonden.gebruiker)


def _object(deel: Lezer, betrokkene: Persoon | Onderneming) -> WozObject:
    leeg = Lezer.of(deel.bron, {})
    waarden = (
        Waarde(waarde.datum("waardepeildatum"), waarde.getal("vastgesteldeWaarde"), _in_geschil(waarde))
        for waarde in deel.delen_of_geen("waarden")
    )
    return WozObject(
        identificatie=deel.tekst("identificatie"),
        adres=_adres(deel.deel("aanduiding") or leeg),
        gemeente=(deel.deel("verantwoordelijkeGemeente") or leeg).tekst_of_leeg("omschrijving"),
        waarden=tuple(sorted(waarden, key=lambda waarde: waarde.peildatum, reverse=True)),
        eigenaar=_is(deel.deel("belanghebbendeEigenaar") or leeg, betrokkene),
        gebruiker=_is(deel.deel("belanghebbendeGebruiker") or leeg, betrokkene),
    )


def _in_geschil(waarde: Lezer) -> bool:
    """Either of the two ways in which the standard says it: the proxy's flag, or the source's statuses."""
    return waarde.vlag_of_nee("indicatieBezwaarBeroep") or bool(
        _IN_GESCHIL & set(waarde.teksten_of_geen("beschikkingsStatussen"))
    )


def _adres(deel: Lezer) -> str:
    nummer = "".join(
        (
            str(deel.getal_of_geen("huisnummer") or ""),
            deel.tekst_of_leeg("huisletter"),
            _met_streepje(deel.tekst_of_leeg("huisnummertoevoeging")),
        )
    )
    delen = (deel.tekst_of_leeg("straat"), nummer, deel.tekst_of_leeg("woonplaats"))
    straat, plaats = " ".join(filter(None, delen[:2])), delen[2]
    return ", ".join(filter(None, (straat, plaats))) or deel.tekst_of_leeg("locatieomschrijving")


def _met_streepje(toevoeging: str) -> str:
    return f"-{toevoeging}" if toevoeging else ""


def _is(belanghebbende: Lezer, betrokkene: Persoon | Onderneming) -> bool:
    """Whether this party is the one that looks; compared by number, never by name."""
    if isinstance(betrokkene, Persoon):
        return belanghebbende.tekst_of_leeg("burgerservicenummer") == str(betrokkene.bsn)
    nummers: Iterable[tuple[str, object]] = (
        ("kvkNummer", betrokkene.kvk_nummer),
        ("rsin", betrokkene.rsin),
    )
    return any(nummer and belanghebbende.tekst_of_leeg(veld) == str(nummer) for veld, nummer in nummers)
