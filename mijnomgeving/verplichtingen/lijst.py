"""The calendar as somebody looks through it: by organisation and by kind, what is further away page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.producten.models import ProductPagina
from mijnomgeving.verplichtingen.kalender import Plicht, Punt
from mijnomgeving.verplichtingen.selectors import Gelezen, list_producten
from mijnomgeving.verplichtingen.sleutels import list_sleutels
from portal.core.betrokkene import Betrokkene

PER_PAGINA = 20
ALLES = ""
_KORT = 5
_BELASTING, _REGISTER, _PERSONEEL, _BEZIT, _OVERIG = "belasting", "register", "personeel", "bezit", "overig"
SOORTEN = (
    (_BELASTING, _("Belasting")),
    (_REGISTER, _("Jaarrekening en KVK")),
    (_PERSONEEL, _("Personeel")),
    (_BEZIT, _("Voertuigen, gebouwen en vergunningen")),
    (_OVERIG, _("Overig")),
)
_SOORT_VAN: Mapping[str, str] = {
    **dict.fromkeys(("btw-aangifte", "icp-opgaaf", "kor-grens", "inkomstenbelasting"), _BELASTING),
    **dict.fromkeys(("vennootschapsbelasting", "loonaangifte"), _BELASTING),
    **dict.fromkeys(("jaarrekening-opmaken", "jaarrekening-deponeren", "handelsregister", "ubo-register"), _REGISTER),
    **dict.fromkeys(("nieuwe-werknemer", "rie"), _PERSONEEL),
    **dict.fromkeys(("apk-onderneming", "vergunning-verloopt", "woz-onderneming", "energie"), _BEZIT),
}


def soort_van(regel: str) -> str:
    """Of which kind the obligations of this rule are."""
    return _SOORT_VAN.get(regel, _OVERIG)


class Filterformulier(forms.Form):
    """What to show. It goes by GET, so that a page can be kept; nothing in it says of which company it is."""

    soort = forms.ChoiceField(label=_("Waarover?"), required=False)
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False)

    def __init__(self, data: QueryDict, alle: Iterable[Punt | Plicht]) -> None:
        super().__init__(data)
        punten = list(alle)
        aanwezig = {soort_van(_rule(punt)) for punt in punten}
        self._field("soort").choices = [(ALLES, _("Alles")), *(s for s in SOORTEN if s[0] in aanwezig)]
        namen = sorted({punt.wie for punt in punten})
        self._field("organisatie").choices = [(ALLES, _("Alle organisaties")), *((naam, naam) for naam in namen)]

    def _field(self, naam: str) -> forms.ChoiceField:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type only
        return veld


@dataclass(frozen=True, slots=True)
class Regel:
    """One line.

    Args:
        sleutel: what its button says.
        producten: with which it is done.
        daarna: the same again on later days, for what comes back each month, quarter or year.
    """

    punt: Punt
    sleutel: str
    producten: tuple[ProductPagina, ...]
    daarna: tuple[Punt, ...] = ()


@dataclass(frozen=True, slots=True)
class Plichtregel:
    """One duty that always holds, with its products."""

    punt: Plicht
    producten: tuple[ProductPagina, ...]


@dataclass(frozen=True, slots=True)
class Kalenderpagina:
    """One page of the calendar.

    Args:
        gefilterd: whether something is left out by choice.
        aantal: how many last days there are to come or that passed, on all pages.
        laterpagina: what comes later, what comes back together.
    """

    formulier: Filterformulier
    gefilterd: bool
    aantal: int
    te_laat: tuple[Regel, ...]
    deze_maand: tuple[Regel, ...]
    later: tuple[Regel, ...]
    laterpagina: Page[tuple[Punt, ...]]
    gedaan: tuple[Regel, ...]
    doorlopend: tuple[Plichtregel, ...]
    veel: bool


def make_pagina(gelezen: Gelezen, query: QueryDict, *, betrokkene: Betrokkene) -> Kalenderpagina:
    """What of the calendar to show; a choice that does not exist is no choice."""
    beeld = gelezen.beeld
    alle: list[Punt | Plicht] = [*beeld.alle, *beeld.doorlopend]
    formulier = Filterformulier(query, alle)
    formulier.is_valid()
    keuze = {naam: waarde for naam, waarde in formulier.cleaned_data.items() if waarde}
    producten = list_producten(alle)
    later = [punt for punt in beeld.later if _meets(punt, keuze)]
    pagina = Paginator(_together(later), PER_PAGINA).get_page(query.get("pagina"))

    def lines(punten: Iterable[Punt]) -> tuple[Regel, ...]:
        return tuple(_line((punt,), betrokkene, producten) for punt in punten if _meets(punt, keuze))

    te_laat, deze_maand = lines(beeld.te_laat), lines(beeld.deze_maand)
    return Kalenderpagina(
        formulier=formulier,
        gefilterd=bool(keuze),
        aantal=len(te_laat) + len(deze_maand) + len(later),
        te_laat=te_laat,
        deze_maand=deze_maand,
        later=tuple(_line(reeks, betrokkene, producten) for reeks in pagina.object_list),
        laterpagina=pagina,
        gedaan=lines(beeld.gedaan),
        doorlopend=tuple(
            Plichtregel(plicht, _known(plicht.plicht.producten, producten))
            for plicht in beeld.doorlopend
            if _meets(plicht, keuze)
        ),
        veel=bool(keuze) or len(alle) > _KORT,
    )


def _rule(punt: Punt | Plicht) -> str:
    return punt.verplichting.regel if isinstance(punt, Punt) else punt.plicht.regel


def _meets(punt: Punt | Plicht, keuze: Mapping[str, str]) -> bool:
    return (
        keuze.get("soort", soort_van(_rule(punt))) == soort_van(_rule(punt))
        and keuze.get("organisatie", punt.wie) == punt.wie
    )


def _together(punten: Iterable[Punt]) -> list[tuple[Punt, ...]]:
    """What comes back stands once, on its first day: twelve times the same would hide the rest."""
    reeksen: dict[tuple[str, str], list[Punt]] = {}
    for punt in punten:
        reeksen.setdefault((_rule(punt), punt.titel), []).append(punt)
    return [tuple(reeks) for reeks in reeksen.values()]


def _line(reeks: tuple[Punt, ...], betrokkene: Betrokkene, producten: Mapping[str, ProductPagina]) -> Regel:
    punt, *daarna = reeks
    sleutel = list_sleutels(betrokkene, punt.verplichting.sleutel)[0]
    return Regel(punt, sleutel, _known(punt.verplichting.producten, producten), tuple(daarna))


def _known(slugs: Iterable[str], producten: Mapping[str, ProductPagina]) -> tuple[ProductPagina, ...]:
    return tuple(producten[slug] for slug in slugs if slug in producten)
