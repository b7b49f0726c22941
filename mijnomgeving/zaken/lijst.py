"""The list of zaken as somebody looks through it: by how far it is, by organisation, by year; page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnomgeving.zaken.selectors import Getoond, ZakenLijst
from mijnomgeving.zaken.termijnen import BEZWAAR, KLACHT

PER_PAGINA = 20
ALLES, WACHT, LOPEND, AFGEROND = "", "wacht", "lopend", "afgerond"
BEZWAREN, CONTROLES, ANDERE = "bezwaar", "controle", "ander"
# Of the company itself, and of none of its vestigingen.
HEEL = "geheel"


class Filterformulier(forms.Form):
    """What to show. It goes by GET, so that a page can be kept; nothing in it says whose zaken they are."""

    stand = forms.ChoiceField(
        label=_("Welke zaken?"),
        required=False,
        choices=[
            (ALLES, _("Alle zaken")),
            (WACHT, _("Zaken die op u wachten")),
            (LOPEND, _("Lopende zaken")),
            (AFGEROND, _("Afgeronde zaken")),
        ],
    )
    soort = forms.ChoiceField(
        label=_("Soort zaak"),
        required=False,
        choices=[
            (ALLES, _("Alle soorten")),
            (BEZWAREN, _("Bezwaren en klachten")),
            (CONTROLES, _("Controles en bezoeken")),
            (ANDERE, _("Andere zaken")),
        ],
    )
    vestiging = forms.ChoiceField(label=_("Vestiging"), required=False)
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False)
    jaar = forms.ChoiceField(label=_("Ingediend in"), required=False)

    def __init__(self, data: QueryDict, zaken: Sequence[Getoond], namen: Mapping[str, str]) -> None:
        super().__init__(data)
        self._field("vestiging").choices = [
            (ALLES, _("Alle vestigingen")),
            *namen.items(),
            (HEEL, _("De hele onderneming")),
        ]
        if len(namen) <= 1:
            del self.fields["vestiging"]
        # Who has one kind of zaak has nothing to choose.
        if len({_kind(regel) for regel in zaken}) <= 1:
            del self.fields["soort"]
        bronnen = sorted({regel.zaak.bron for regel in zaken})
        jaren = sorted({regel.zaak.ingediend_op.year for regel in zaken}, reverse=True)
        self._field("organisatie").choices = [(ALLES, _("Alle organisaties")), *((bron, bron) for bron in bronnen)]
        self._field("jaar").choices = [(ALLES, _("Alle jaren")), *((str(jaar), str(jaar)) for jaar in jaren)]

    def _field(self, naam: str) -> forms.ChoiceField:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - for the type only
        return veld


@dataclass(frozen=True, slots=True)
class Zakenpagina:
    """One page of the list.

    Args:
        gefilterd: whether something is left out by choice.
        aantal: how many zaken are left by that choice, on all pages.
        totaal: how many there are.
        lopend: those on this page that run.
        afgerond: those on this page that are finished.
    """

    lijst: ZakenLijst
    formulier: Filterformulier
    pagina: Page[Getoond]
    gefilterd: bool
    aantal: int
    totaal: int
    lopend: tuple[Getoond, ...]
    afgerond: tuple[Getoond, ...]

    @property
    def veel(self) -> bool:
        """Whether choosing helps: a short list needs no form above it."""
        return self.gefilterd or self.totaal > _KORT or len(self.lijst.namen) > 1


_KORT = 5


def make_pagina(lijst: ZakenLijst, query: QueryDict) -> Zakenpagina:
    """What of the list to show; a choice that does not exist is no choice."""
    alle = (*lijst.lopend, *lijst.afgerond)
    formulier = Filterformulier(query, alle, lijst.namen)
    formulier.is_valid()
    keuze = {naam: waarde for naam, waarde in formulier.cleaned_data.items() if waarde}
    gekozen = [regel for regel in alle if _meets(regel, keuze)]
    pagina = Paginator(gekozen, PER_PAGINA).get_page(query.get("pagina"))
    op_pagina = tuple(pagina.object_list)
    return Zakenpagina(
        lijst=lijst,
        formulier=formulier,
        pagina=pagina,
        gefilterd=bool(keuze),
        aantal=len(gekozen),
        totaal=len(alle),
        lopend=tuple(regel for regel in op_pagina if regel.zaak.loopt),
        afgerond=tuple(regel for regel in op_pagina if not regel.zaak.loopt),
    )


def _meets(regel: Getoond, keuze: dict[str, str]) -> bool:
    zaak = regel.zaak
    standen = {WACHT: regel.wacht_op_u, LOPEND: zaak.loopt, AFGEROND: not zaak.loopt}
    vestiging = keuze.get("vestiging", ALLES)
    return (
        standen.get(keuze.get("stand", ALLES), True)
        and keuze.get("soort", _kind(regel)) == _kind(regel)
        and (not vestiging or (not zaak.vestigingen if vestiging == HEEL else vestiging in zaak.vestigingen))
        and keuze.get("organisatie", zaak.bron) == zaak.bron
        and keuze.get("jaar", str(zaak.ingediend_op.year)) == str(zaak.ingediend_op.year)
    )


def _kind(regel: Getoond) -> str:
    if regel.zaak.controle:
        return CONTROLES
    return BEZWAREN if regel.zaak.soort in (BEZWAAR, KLACHT) else ANDERE
