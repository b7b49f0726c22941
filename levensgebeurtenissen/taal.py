"""A life event in the language of the page, part by part, with Dutch where a part has no translation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cms.producten.taalversie import Deel
from cms.producten.vertaling import BRONTAAL, current_taal
from levensgebeurtenissen.models import LevensgebeurtenisPagina

DELEN = ("inleiding", "vanzelf", "vanzelf_niet", "geld", "fouten", "hulp")
_STAPDELEN = ("titel", "wanneer", "organisatie", "tekst")


@dataclass(frozen=True, slots=True)
class Staptekst:
    """The words of one step; `taal` is `nl` where they are Dutch on a page in another language (WCAG 3.1.2)."""

    titel: str
    wanneer: str
    organisatie: str
    alineas: tuple[str, ...]
    taal: str


@dataclass(frozen=True, slots=True)
class Taalversie:
    """A life event in one language; `is_volledig` when nothing of it is left in Dutch."""

    delen: Mapping[str, Deel]
    stappen: tuple[Staptekst, ...]
    is_volledig: bool


def read_taalversie(*, pagina: LevensgebeurtenisPagina) -> Taalversie:
    """The event in the language of the page."""
    stappen = tuple(read_staptekst(blok.value) for blok in pagina.stappen)
    delen = {naam: _deel(pagina, naam) for naam in DELEN}
    heel = not any(stap.taal for stap in stappen) and not any(deel.taal for deel in delen.values() if deel)
    return Taalversie(delen, stappen, is_volledig=heel)


def read_staptekst(waarde: Mapping[str, Any]) -> Staptekst:
    """A step in English when all of it is, else in Dutch: half a step helps nobody."""
    taal = current_taal()
    if taal == BRONTAAL:
        return _staptekst(waarde, "", "")
    heel = taal == "en" and all(waarde.get(f"{naam}_en") for naam in _STAPDELEN)
    return _staptekst(waarde, "_en", "") if heel else _staptekst(waarde, "", BRONTAAL)


def list_onvertaald(pagina: LevensgebeurtenisPagina) -> list[str]:
    """What has no English yet, by the name of the field; empty for a page that is wholly in English."""
    return list(_untranslated(pagina))


def _untranslated(pagina: LevensgebeurtenisPagina) -> Iterator[str]:
    yield from (naam for naam in DELEN if getattr(pagina, naam) and not getattr(pagina, f"{naam}_en"))
    if pagina.datumvraag and not pagina.datumvraag_en:
        yield "datumvraag"
    for nummer, blok in enumerate(pagina.stappen, start=1):
        yield from (f"stap {nummer}: {naam}" for naam in _STAPDELEN if not blok.value.get(f"{naam}_en"))


def _staptekst(waarde: Mapping[str, Any], achter: str, taal: str) -> Staptekst:
    return Staptekst(
        titel=waarde[f"titel{achter}"],
        wanneer=waarde[f"wanneer{achter}"],
        organisatie=waarde[f"organisatie{achter}"],
        alineas=tuple(waarde[f"tekst{achter}"]),
        taal=taal,
    )


def _deel(pagina: LevensgebeurtenisPagina, naam: str) -> Deel:
    taal, waarde = current_taal(), getattr(pagina, naam)
    if taal == BRONTAAL:
        return Deel(waarde, "")
    engels = getattr(pagina, f"{naam}_en") if taal == "en" else None
    return Deel(engels, "") if engels else Deel(waarde, BRONTAAL)
