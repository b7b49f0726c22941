"""Which events of sources lead to which levensgebeurtenis, and what we then say: that it was told, by whom and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of event.

    Args:
        slug: the page of the levensgebeurtenis.
        zin: how we know, with `%(dag)s` for the day on which it was told.
        zorgvuldig: it is sad or painful: no list of things to do is pushed forward, and the words are careful.
    """

    slug: str
    zin: str | Promise
    zorgvuldig: bool = False


# The death of the betrokkene is missing on purpose: a suggestion would be read by whoever acts for the one who died.
# A bankruptcy is missing too: a curator then decides, and no journey of ours fits.
SOORTEN: Mapping[str, Soort] = MappingProxyType(
    {
        "nl.brp.verhuizing": Soort(
            "verhuizen", _("De Basisregistratie Personen liet op %(dag)s weten dat uw adres is veranderd.")
        ),
        "nl.brp.geboorte": Soort(
            "kind-krijgen", _("De Basisregistratie Personen liet op %(dag)s weten dat u een kind hebt gekregen.")
        ),
        "nl.brp.huwelijk": Soort(
            "trouwen",
            _("De Basisregistratie Personen liet op %(dag)s weten dat u bent getrouwd of een partnerschap hebt."),
        ),
        "nl.brp.emigratie": Soort(
            "nederland-verlaten", _("De Basisregistratie Personen liet op %(dag)s weten dat u Nederland verlaat.")
        ),
        "nl.brp.scheiding": Soort(
            "scheiden",
            _("De Basisregistratie Personen liet op %(dag)s weten dat uw huwelijk of partnerschap is beëindigd."),
            zorgvuldig=True,
        ),
        "nl.brp.overlijden-partner": Soort(
            "overlijden-van-een-naaste",
            _("De Basisregistratie Personen liet op %(dag)s weten dat uw partner is overleden. Gecondoleerd."),
            zorgvuldig=True,
        ),
        "nl.brp.overlijden-ouder": Soort(
            "overlijden-van-een-naaste",
            _("De Basisregistratie Personen liet op %(dag)s weten dat een ouder van u is overleden. Gecondoleerd."),
            zorgvuldig=True,
        ),
        "nl.inkomen.werkloosheid": Soort(
            "werk-verliezen", _("UWV liet op %(dag)s weten dat uw baan is gestopt of binnenkort stopt.")
        ),
        "nl.kvk.inschrijving": Soort(
            "onderneming-starten", _("KVK liet op %(dag)s weten dat uw onderneming is ingeschreven.")
        ),
    }
)
# What follows from the BRP while the person looks, without an event.
UIT_GEGEVENS = ("18-worden", "met-pensioen")


def list_slugs() -> tuple[str, ...]:
    """The levensgebeurtenissen about which there may be suggestions, each once."""
    return tuple(dict.fromkeys([*(soort.slug for soort in SOORTEN.values()), *UIT_GEGEVENS]))
