"""The list that this browser is busy with: in the encrypted session, or under a code that the session knows."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.bewaren import change, open_lijst
from levensgebeurtenissen.reizen.lijst import Invulling
from levensgebeurtenissen.reizen.pakken import list_geldig
from levensgebeurtenissen.reizen.vragen import DATUM, list_vragen
from levensgebeurtenissen.vragen.basis import Antwoord
from levensgebeurtenissen.vragen.bewaring import seal_antwoorden, unseal_antwoorden
from levensgebeurtenissen.vragen.sessie import drop_antwoorden, read_antwoorden, write_antwoorden

# No key of a question begins with an underscore.
_GEDAAN, _CODE = "_gedaan", "_code"


@dataclass(frozen=True, slots=True)
class Bezig:
    """What was filled in, with the code under which it is kept and until when; no code when it is not kept."""

    invulling: Invulling
    code: str = ""
    tot: date | None = None


def read(request: HttpRequest, *, pagina: LevensgebeurtenisPagina) -> Bezig | None:
    """The list of this browser for this event, as it stands now; None when there is none, or its session is over.

    Raises:
        GeenLijst: it was kept and is wiped since, perhaps in another browser.
    """
    bewaard = read_antwoorden(request, naam=_naam(pagina.slug))
    if _GEDAAN not in bewaard:
        return None
    if code := str(bewaard.get(_CODE, "")):
        geopend = open_lijst(code)
        return Bezig(geopend.invulling, code, geopend.tot)
    datum, gedaan = bewaard.get(DATUM), bewaard[_GEDAAN]
    return Bezig(
        Invulling(
            slug=pagina.slug,
            datum=datum if isinstance(datum, date) else None,
            antwoorden=list_geldig(bewaard, list_vragen(pagina)),
            gedaan=frozenset(gedaan if isinstance(gedaan, tuple) else ()),
        )
    )


def read_vooraf(request: HttpRequest, *, slug: str) -> dict[str, Antwoord]:
    """What another flow handed over, with consent, to fill in the questions with."""
    return read_antwoorden(request, naam=_naam(slug))


def write(request: HttpRequest, *, bezig: Bezig) -> None:
    """Keep the list for the length of the session; what stands under a code is changed there.

    Raises:
        GeenLijst: it was kept under a code and is wiped since.
    """
    nieuw = bezig.invulling
    if bezig.code:
        change(bezig.code, lambda voor: Invulling(nieuw.slug, nieuw.datum, nieuw.antwoorden, voor.gedaan))
    remember(request, bezig=bezig)


def tick(request: HttpRequest, *, bezig: Bezig, sleutel: str, gedaan: bool) -> None:
    """Note that one step is done, or not done; raises as `write`."""
    if bezig.code:
        change(bezig.code, lambda voor: voor.ticked(sleutel, gedaan=gedaan))
    else:
        remember(request, bezig=Bezig(bezig.invulling.ticked(sleutel, gedaan=gedaan)))


def remember(request: HttpRequest, *, bezig: Bezig) -> None:
    """Let this session know the list; of one that is kept it knows the code alone."""
    invulling = bezig.invulling
    antwoorden: dict[str, Antwoord] = {_GEDAAN: (), _CODE: bezig.code}
    if not bezig.code:
        antwoorden = {**invulling.antwoorden, DATUM: invulling.datum, _GEDAAN: tuple(sorted(invulling.gedaan))}
    write_antwoorden(request, naam=_naam(invulling.slug), antwoorden=antwoorden)


def seal(request: HttpRequest, *, slug: str) -> str:
    """The list of this browser for this event, sealed for in a page."""
    return seal_antwoorden(naam=_naam(slug), antwoorden=read_antwoorden(request, naam=_naam(slug)))


def restore(request: HttpRequest, *, slug: str, bewaard: str) -> None:
    """Take up the list that a page carried, when the session has none any more."""
    if _GEDAAN in read_antwoorden(request, naam=_naam(slug)):
        return
    if antwoorden := unseal_antwoorden(bewaard, naam=_naam(slug)):
        write_antwoorden(request, naam=_naam(slug), antwoorden=antwoorden)


def drop(request: HttpRequest, *, slug: str) -> None:
    """Let the session forget the list."""
    drop_antwoorden(request, naam=_naam(slug))


def _naam(slug: str) -> str:
    return f"stappenlijst:{slug}"
