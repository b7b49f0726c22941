"""The parts of /mijn/gegevens/ of a company."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.kvk.models import Adres, Bestuur, Functionaris, Profiel, Rechtstoestand
from mijnomgeving.gegevens import feiten
from mijnomgeving.gegevens.bedrijf import meer_onderdelen
from mijnomgeving.gegevens.bezit import voertuigen
from mijnomgeving.gegevens.onderdelen import Onderdeel
from portal.core.betrokkene import Onderneming

_FUNCTIES: Mapping[str, str] = {
    "eigenaar": gettext_noop("Eigenaar"),
    "bestuurder": gettext_noop("Bestuurder"),
    "vennoot": gettext_noop("Vennoot"),
    "maat": gettext_noop("Maat"),
    "commissaris": gettext_noop("Commissaris"),
    "gevolmachtigde": gettext_noop("Gevolmachtigde"),
    "curator": gettext_noop("Curator"),
}
_BEVOEGDHEDEN: Mapping[str, str] = {
    "alleen": gettext_noop("mag alleen tekenen"),
    "gezamenlijk": gettext_noop("mag samen met een ander tekenen"),
    "beperkt": gettext_noop("mag voor een deel tekenen"),
}
_TOESTANDEN: Mapping[str, str] = {
    "faillissement": gettext_noop("De onderneming is failliet"),
    "surseance": gettext_noop("De onderneming heeft uitstel van betaling"),
    "schuldsanering": gettext_noop("De onderneming zit in schuldsanering"),
}
_OVERIG = gettext_noop("Functionaris")


@dataclass(frozen=True, slots=True)
class Functionarisregel:
    """Somebody with a function, in words that the page translates; `bevoegdheid` may be empty."""

    functionaris: Functionaris
    functie: str
    bevoegdheid: str


@dataclass(frozen=True, slots=True)
class Bestuurregel:
    """Who runs the company, and what a court has decided; `toestand` is empty for nothing."""

    functionarissen: tuple[Functionarisregel, ...]
    rechtstoestand: Rechtstoestand | None
    toestand: str


@dataclass(frozen=True, slots=True)
class Inschrijvingregel:
    """The profile, with where the company is and where its post goes apart."""

    profiel: Profiel
    bezoekadres: Adres | None
    postadres: Adres | None


def onderdelen_van(onderneming: Onderneming) -> tuple[Onderdeel, ...]:
    """The parts of a company; a machtiging for some vestigingen reaches those and what is public on the company."""
    kvk, woz = registry.kvk(), registry.woz()
    openbaar = (
        Onderdeel(
            "inschrijving",
            "mijn/gegevens_inschrijving.html",
            Vraag(
                kvk.naam, gettext_noop("de inschrijving van uw onderneming"), partial(kvk.fetch_profiel, onderneming)
            ),
            _split_addresses,
            feiten=feiten.of_profiel,
        ),
        Onderdeel(
            "vestigingen",
            "mijn/gegevens_vestigingen.html",
            Vraag(kvk.naam, gettext_noop("uw vestigingen"), partial(kvk.list_vestigingen, onderneming)),
            feiten=feiten.of_vestigingen,
        ),
        Onderdeel(
            "functionarissen",
            "mijn/gegevens_functionarissen.html",
            Vraag(kvk.naam, gettext_noop("wie uw onderneming leidt"), partial(kvk.fetch_bestuur, onderneming)),
            _in_words,
            feiten=feiten.of_bestuur,
        ),
    )
    meer = meer_onderdelen(onderneming)
    if onderneming.beperkt:
        return (*openbaar, *meer)
    waarden = Vraag(
        woz.naam, gettext_noop("de waarde van uw panden"), partial(woz.list_objecten_van_onderneming, onderneming)
    )
    return (
        *openbaar,
        *meer,
        voertuigen(onderneming, gettext_noop("de voertuigen van uw onderneming")),
        Onderdeel("panden", "mijn/gegevens_panden.html", waarden, feiten=feiten.of_woz),
    )


def _split_addresses(profiel: Profiel | None) -> Inschrijvingregel | None:
    if profiel is None:
        return None
    per_soort = {adres.soort: adres for adres in profiel.adressen}
    return Inschrijvingregel(profiel, per_soort.get("bezoekadres"), per_soort.get("correspondentieadres"))


def _in_words(bestuur: Bestuur | None) -> Bestuurregel | None:
    if bestuur is None:
        return None
    toestand = bestuur.rechtstoestand
    return Bestuurregel(
        tuple(
            Functionarisregel(
                functionaris,
                _FUNCTIES.get(functionaris.functie, _OVERIG),
                _BEVOEGDHEDEN.get(functionaris.bevoegdheid, ""),
            )
            for functionaris in bestuur.functionarissen
        ),
        toestand,
        _TOESTANDEN.get(toestand.soort, toestand.soort) if toestand else "",
    )
