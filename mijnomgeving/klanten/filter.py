"""Which clients somebody wants to see, and in which order: kept in the encrypted session, as for whom one looks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnomgeving.klanten.selectors import Klant
from portal.toegang import invoer
from portal.toegang.persoon import PersoonRequest

_SESSIE = "klanten_filter"
# Who looks for what ends has time to ask the client for a new one.
STOPT_BINNEN = 60
_NOOIT = 10**6

WELKE: Mapping[str, tuple[Any, Callable[[Klant], bool]]] = {
    "alle": (_("Alle klanten"), lambda _klant: True),
    "doen": (_("Met iets om te doen"), lambda klant: bool(klant.te_doen)),
    "laat": (_("Met iets dat te laat is"), lambda klant: klant.te_laat),
    "berichten": (_("Met nieuwe berichten"), lambda klant: klant.ongelezen > 0),
    "stopt": (
        _("Van wie de machtiging bijna stopt"),
        lambda klant: klant.stopt_over is not None and klant.stopt_over <= STOPT_BINNEN,
    ),
}
VOLGORDES: Mapping[str, tuple[Any, Callable[[Klant], Any]]] = {
    "dag": (
        _("Wat het eerst moet"),
        lambda klant: (_NOOIT if klant.dagen is None else klant.dagen, -len(klant.te_doen)),
    ),
    "naam": (_("Naam"), lambda _klant: 0),
    "doen": (_("Meeste om te doen"), lambda klant: -len(klant.te_doen)),
    "berichten": (_("Meeste nieuwe berichten"), lambda klant: -klant.ongelezen),
    "stopt": (
        _("Machtiging die het eerst stopt"),
        lambda klant: _NOOIT if klant.stopt_over is None else klant.stopt_over,
    ),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; without a choice all clients, what must be done first at the top."""

    zoek: str = ""
    welke: str = "alle"
    volgorde: str = "dag"

    @property
    def gekozen(self) -> bool:
        """Whether something is left out because the person chose so."""
        return bool(self.zoek) or self.welke != "alle"

    def apply(self, alle: Iterable[Klant]) -> list[Klant]:
        """What passes, in the order that was chosen; clients that are equal stand by name, as they came."""
        woorden = self.zoek.casefold().split()
        passes, order = WELKE[self.welke][1], VOLGORDES[self.volgorde][1]
        gevonden = [klant for klant in alle if passes(klant) and _has(klant, woorden)]
        return sorted(gevonden, key=order)

    @classmethod
    def of(cls, request: PersoonRequest) -> Self:
        """What this person chose before, acting for the same office."""
        bewaard: Any = request.session.get(_SESSIE) or {}
        if bewaard.get("eigenaar") != invoer.eigenaar_of(request.persoon):
            return cls()
        return cls(**{field.name: bewaard[field.name] for field in fields(cls)})

    def keep(self, request: PersoonRequest) -> None:
        """Remember it for the rest of this session."""
        request.session[_SESSIE] = {"eigenaar": invoer.eigenaar_of(request.persoon), **asdict(self)}


def _has(klant: Klant, woorden: Iterable[str]) -> bool:
    """Whether the client's name or one of the things to do holds all words; a KVK number is a word as well."""
    nummer = str(getattr(klant.machtiging.voor, "kvk_nummer", ""))
    plichten = (komend.titel for komend in klant.verplichtingen)
    tekst = " ".join((klant.naam, nummer, *(doen.onderwerp for doen in klant.te_doen), *plichten)).casefold()
    return all(woord in tekst for woord in woorden)


class FilterFormulier(forms.Form):
    """A name or number, which clients, and in which order."""

    zoek = forms.CharField(
        label=_("Naam, KVK-nummer of onderwerp"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    welke = forms.ChoiceField(label=_("Welke klanten?"), choices=[(naam, deel[0]) for naam, deel in WELKE.items()])
    volgorde = forms.ChoiceField(label=_("Volgorde"), choices=[(naam, deel[0]) for naam, deel in VOLGORDES.items()])
