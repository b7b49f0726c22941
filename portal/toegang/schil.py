"""What the shell shows of the session on every page of a person: in whose name, until when, and how to stay."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.core.betrokkene import Onderneming
from portal.toegang.invoer import eigenaar_of
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import KETEN, key_of
from portal.toegang.woorden import dienstnamen, soortnaam

# Where the session holds how this person wants the pages to look; a higher layer puts it there.
WEERGAVE = "weergave"
# And for whom else this person may act, to switch at once.
WISSEL = "wissel"


def persoon_context(request: HttpRequest, persoon: Sessiepersoon) -> dict[str, object]:
    """For `schil.persoon`: who is greeted, the banner, and the times of the session in milliseconds for the script.

    The addresses of MijnOmgeving, which stands in a higher layer, are added by the shell itself.
    """
    eind, maximum = request.session.eindigt  # type: ignore[attr-defined]
    nu = datetime.now(UTC).timestamp()
    return {
        "naam": persoon.naam,
        "uitlog_url": reverse("toegang:uitloggen"),
        "namens": _namens(persoon, request.session.get(WISSEL) or {}),
        "eigenaar": eigenaar_of(persoon),
        "pagina": request.get_full_path(),
        "blijven_url": reverse("toegang:blijven"),
        "verlopen_url": reverse("toegang:verlopen"),
        "eindigt": datetime.fromtimestamp(eind, UTC),
        "vast": eind >= maximum,
        "rest_ms": int((eind - nu) * 1000),
        "maximum_ms": int((maximum - nu) * 1000),
        "weergave": request.session.get(WEERGAVE) or {},
    }


def _namens(persoon: Sessiepersoon, wissel: Mapping[str, Any]) -> dict[str, object] | None:
    """For whom the person acts, and for whom else at once; None for oneself."""
    machtiging = persoon.machtiging
    if machtiging is None:
        return None
    voor = machtiging.voor
    vestigingen = voor.vestigingen if isinstance(voor, Onderneming) and voor.beperkt else ()
    namen, keuzes = wissel.get("namen", {}), wissel.get("keuzes", [])
    return {
        "naam": machtiging.naam,
        "soort": soortnaam(machtiging.soort),
        "diensten": dienstnamen(machtiging.diensten),
        "tot": machtiging.tot,
        "via": machtiging.via,
        "vestigingen": [namen.get(str(nummer), str(nummer)) for nummer in vestigingen],
        "terug": persoon.namens_ander,
        "eigen": persoon.eigen.naam if persoon.eigen else "",
        "keten": machtiging.soort == KETEN,
        "klanten": wissel.get("klanten", 0),
        "keuzes": [
            {
                "key": keuze["key"],
                "tekst": ": ".join([keuze["naam"], *(namen.get(nummer, nummer) for nummer in keuze["delen"][:1])]),
                "nu": keuze["key"] == key_of(machtiging),
            }
            for keuze in keuzes
        ],
    }
