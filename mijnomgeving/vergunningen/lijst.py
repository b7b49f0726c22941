"""The list of permits as somebody looks through it: by vestiging, by how they stand."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from mijnomgeving.vergunningen.selectors import Stand, Vergunning, Vergunningenlijst

PER_PAGINA = 20
ALLES, GELDIG, LOOPT_AF, VOORBIJ = "", "geldig", "loopt-af", "voorbij"
HEEL = "geheel"
_KEUZES: dict[str, Callable[[Vergunning], bool]] = {
    GELDIG: lambda regel: regel.geldt,
    LOOPT_AF: lambda regel: regel.stand is Stand.LOOPT_AF,
    VOORBIJ: lambda regel: not regel.geldt and not regel.straks,
}


class Filterformulier(forms.Form):
    """What to show. It goes by GET, so that a page can be kept."""

    stand = forms.ChoiceField(
        label=_("Welke vergunningen?"),
        required=False,
        choices=[
            (ALLES, _("Alle vergunningen")),
            (GELDIG, _("Wat nu geldt")),
            (LOOPT_AF, _("Wat bijna afloopt")),
            (VOORBIJ, _("Wat niet meer geldt")),
        ],
    )
    vestiging = forms.ChoiceField(label=_("Vestiging"), required=False)

    def __init__(self, data: QueryDict, lijst: Vergunningenlijst) -> None:
        super().__init__(data)
        vestiging = self.fields["vestiging"]
        assert isinstance(vestiging, forms.ChoiceField)  # noqa: S101 - for the type only
        vestiging.choices = [
            (ALLES, _("Alle vestigingen")),
            *lijst.namen.items(),
            (HEEL, _("De hele onderneming")),
        ]
        if len(lijst.namen) <= 1:
            del self.fields["vestiging"]


@dataclass(frozen=True, slots=True)
class Vergunningenpagina:
    """One page of the list.

    Args:
        gefilterd: whether something is left out by choice.
        aantal: how many are left by that choice, on all pages.
    """

    lijst: Vergunningenlijst
    formulier: Filterformulier
    pagina: Page[Vergunning]
    gefilterd: bool
    aantal: int

    @property
    def groepen(self) -> tuple[tuple[object, tuple[Vergunning, ...]], ...]:
        """What is on this page, under headings: what ends soon first."""
        op_pagina = tuple(self.pagina.object_list)
        groepen = (
            (_("Loopt bijna af"), tuple(regel for regel in op_pagina if regel.stand is Stand.LOOPT_AF)),
            (_("Geldig"), tuple(regel for regel in op_pagina if regel.stand is Stand.GELDIG)),
            (_("Gaat nog in"), tuple(regel for regel in op_pagina if regel.straks)),
            (_("Geldt niet meer"), tuple(regel for regel in op_pagina if not regel.geldt and not regel.straks)),
        )
        return tuple(groep for groep in groepen if groep[1])

    @property
    def veel(self) -> bool:
        """Whether choosing helps: a short list of one vestiging needs no form above it."""
        return self.gefilterd or len(self.lijst.alle) > _KORT or len(self.lijst.namen) > 1


_KORT = 5


def make_pagina(lijst: Vergunningenlijst, query: QueryDict) -> Vergunningenpagina:
    """What of the list to show; a choice that does not exist is no choice."""
    formulier = Filterformulier(query, lijst)
    formulier.is_valid()
    keuze = {naam: waarde for naam, waarde in formulier.cleaned_data.items() if waarde}
    gekozen = [regel for regel in lijst.alle if _meets(regel, keuze)]
    # The sections of the page, so that a page break does not tear the order apart.
    gekozen.sort(key=lambda regel: (not regel.geldt, not regel.straks))
    return Vergunningenpagina(
        lijst=lijst,
        formulier=formulier,
        pagina=Paginator(gekozen, PER_PAGINA).get_page(query.get("pagina")),
        gefilterd=bool(keuze),
        aantal=len(gekozen),
    )


def _meets(regel: Vergunning, keuze: dict[str, str]) -> bool:
    vestiging, nummers = keuze.get("vestiging", ""), regel.product.vestigingen
    daar = not vestiging or (not nummers if vestiging == HEEL else vestiging in nummers)
    past = _KEUZES.get(keuze.get("stand", ""))
    return daar and (past is None or past(regel))
