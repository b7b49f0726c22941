"""Where the answers of a regelhulp may go along to, and taking them there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cms.producten.vertaling import translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina
from levensgebeurtenissen.regelhulpen.selectors import list_regelhulpen
from levensgebeurtenissen.regelhulpen.tonen import GetoondAntwoord, show_antwoorden
from levensgebeurtenissen.regelhulpen.verloop import Verloop, session_name
from levensgebeurtenissen.reizen.vragen import list_vragen, make_datumvraag
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag
from levensgebeurtenissen.vragen.blocks import read_vraag
from levensgebeurtenissen.vragen.overdracht import (
    Bestemming,
    leave_antwoorden,
    list_bestemmingen,
    match_antwoorden,
)
from levensgebeurtenissen.vragen.sessie import read_antwoorden, write_antwoorden

STAPPENLIJST, REGELHULP = "stappenlijst", "regelhulp"
_MEESTE_REGELHULPEN = 4


@dataclass(frozen=True, slots=True)
class Doel:
    """A place to go on, with what can go along.

    Args:
        soort: STAPPENLIJST, REGELHULP, or the key of a `Bestemming`.
        slug: of the page; empty for a `Bestemming`.
        mee: by key there, or by name of the fact, the key of the question here.
    """

    soort: str
    slug: str
    titel: str
    icoon: str
    url: str
    mee: Mapping[str, str]

    @property
    def sleutel(self) -> str:
        """Its name in an address."""
        return f"{self.soort}:{self.slug}" if self.slug else self.soort

    @property
    def aantal(self) -> int:
        """How many answers can go along."""
        return len(set(self.mee.values()))


def list_doelen(verloop: Verloop) -> list[Doel]:
    """Where one can go on after the outcome: the stappenlijst first, then what asks some of the same."""
    gebeurtenissen = _gebeurtenissen(verloop)
    anderen = sorted(_regelhulpen(verloop), key=lambda doel: -doel.aantal)[:_MEESTE_REGELHULPEN]
    hoger = (_bestemming(verloop, bestemming) for bestemming in list_bestemmingen())
    return [*(_stappenlijst(verloop, pagina) for pagina in gebeurtenissen), *anderen, *(d for d in hoger if d.mee)]


def find_doel(verloop: Verloop, sleutel: str) -> Doel | None:
    """The one with this name, of those that are offered."""
    return next((doel for doel in list_doelen(verloop) if doel.sleutel == sleutel), None)


def show_mee(verloop: Verloop, doel: Doel) -> list[GetoondAntwoord]:
    """What goes along, in words and in the order in which it was asked."""
    mee = set(doel.mee.values())
    alle = show_antwoorden(verloop.graaf.vragen, verloop.stand.pad, verloop.antwoorden)
    return [antwoord for antwoord in alle if antwoord.vraag.sleutel in mee]


def take_along(request: HttpRequest, verloop: Verloop, doel: Doel) -> None:
    """Put the answers where they are asked; called only after somebody said yes to these."""
    mee: dict[str, Antwoord] = {daar: verloop.antwoorden[hier] for daar, hier in doel.mee.items()}
    if not doel.slug:
        leave_antwoorden(request, naar=doel.soort, van=translated_text(verloop.pagina, "titel"), antwoorden=mee)
        return
    naam = session_name(doel.slug) if doel.soort == REGELHULP else f"{STAPPENLIJST}:{doel.slug}"
    write_antwoorden(request, naam=naam, antwoorden={**read_antwoorden(request, naam=naam), **mee})


def _gebeurtenissen(verloop: Verloop) -> Iterable[LevensgebeurtenisPagina]:
    slug = verloop.stand.uitkomst.gebeurtenis if verloop.stand.uitkomst else ""
    return LevensgebeurtenisPagina.objects.live().filter(slug=slug) if slug else ()


def _stappenlijst(verloop: Verloop, pagina: LevensgebeurtenisPagina) -> Doel:
    return Doel(
        soort=STAPPENLIJST,
        slug=pagina.slug,
        titel=translated_text(pagina, "titel"),
        icoon=pagina.icoon,
        url=reverse("stappenlijst:vragen", args=[pagina.slug]),
        mee=_match(verloop, [make_datumvraag(pagina, vandaag=timezone.localdate()), *list_vragen(pagina)]),
    )


def _regelhulpen(verloop: Verloop) -> Iterator[Doel]:
    gegevens = {vraag.gegeven for vraag in _asked(verloop) if vraag.gegeven}
    eigen = {gebeurtenis.pk for gebeurtenis in verloop.pagina.gebeurtenissen.all()}
    anderen = list_regelhulpen().exclude(pk=verloop.pagina.pk).prefetch_related("gebeurtenissen")
    for pagina in anderen if gegevens else ():
        vragen = [read_vraag(blok.value) for blok in pagina.vragen if blok.value["gegeven"] in gegevens]
        mee = _match(verloop, vragen)
        # One fact in common, such as a day of birth, says nothing of what somebody is after; an event in common does.
        if len(mee) > 1 or (mee and eigen & {gebeurtenis.pk for gebeurtenis in pagina.gebeurtenissen.all()}):
            yield _regelhulp(pagina, mee)


def _regelhulp(pagina: RegelhulpPagina, mee: Mapping[str, str]) -> Doel:
    return Doel(
        soort=REGELHULP,
        slug=pagina.slug,
        titel=translated_text(pagina, "titel"),
        icoon=pagina.icoon,
        url=pagina.get_url() or "",
        mee=mee,
    )


def _bestemming(verloop: Verloop, bestemming: Bestemming) -> Doel:
    gevraagd = set(bestemming.gegevens())
    bekend = (vraag for vraag in _asked(verloop) if verloop.antwoorden[vraag.sleutel] is not None)
    return Doel(
        soort=bestemming.sleutel,
        slug="",
        titel=bestemming.titel(),
        icoon="calculator",
        url=bestemming.url(),
        mee={vraag.gegeven: vraag.sleutel for vraag in bekend if vraag.gegeven in gevraagd},
    )


def _match(verloop: Verloop, naar: Iterable[Vraag]) -> dict[str, str]:
    return match_antwoorden(_asked(verloop), verloop.antwoorden, naar)


def _asked(verloop: Verloop) -> list[Vraag]:
    """The questions that count for the outcome; other answers do not go along."""
    return [verloop.graaf.vragen[sleutel] for sleutel in verloop.stand.pad]
