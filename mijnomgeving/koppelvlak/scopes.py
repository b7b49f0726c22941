"""What a system may be let do: scopes of OAuth 2.0, each with the service and the purpose behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mijnomgeving.notificaties.models import Soort
from portal.core.machtiging import Dienst


@dataclass(frozen=True, slots=True)
class Scope:
    """One scope.

    Args:
        naam: as a client asks for it.
        titel: as the person chooses it.
        dienst: the service of the portal that it reaches.
        activiteit: the purpose of its reads; key in the verwerkingenregister.
        nieuws: the kind of news that a webhook may tell with it; None when no source tells any.
    """

    naam: str
    titel: Promise
    dienst: Dienst
    activiteit: str
    nieuws: Soort | None = None


SCOPES: Mapping[str, Scope] = MappingProxyType(
    {
        scope.naam: scope
        for scope in (
            Scope(
                "berichten:lezen",
                _("Berichten: berichten van de overheid aan het bedrijf lezen"),
                "berichten",
                "mijn-berichten",
                Soort.BERICHT,
            ),
            Scope("zaken:lezen", _("Zaken: zien wat er loopt en hoe ver het is"), "zaken", "mijn-zaken", Soort.ZAAK),
            Scope(
                "taken:lezen",
                _("Taken: zien wat organisaties van het bedrijf vragen"),
                "taken",
                "mijn-taken",
                Soort.TAAK,
            ),
            Scope(
                "verplichtingen:lezen",
                _("Verplichtingen: zien wat het bedrijf moet doen en voor welke dag"),
                "gegevens",
                "mijn-verplichtingen",
            ),
        )
    }
)


def titels(namen: list[str]) -> list[str]:
    """These scopes in words, in their own order; one that is gone is left out."""
    return [str(scope.titel) for naam, scope in SCOPES.items() if naam in namen]


def diensten(namen: frozenset[str]) -> frozenset[str]:
    """The services that these scopes reach together."""
    return frozenset(SCOPES[naam].dienst for naam in namen if naam in SCOPES)
