"""What somebody looks for in the log: kept in the encrypted session, since the words are nobody else's business.

An address with them would stay in the history of a shared computer and in the logs of proxies (ASVS 14.2.1).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.inzage.gebruik import Gebruik, Soort
from portal.toegang import invoer
from portal.toegang.persoon import PersoonRequest

_SESSIE = "inzage_filter"
# How far back a period looks, in days; the logbook keeps three years.
PERIODES = {"maand": 31, "kwartaal": 92, "jaar": 366, "alles": 3 * 366}
GEWOON = "kwartaal"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; empty is everything, in the usual period."""

    zoek: str = ""
    organisatie: str = ""
    soort: str = ""
    periode: str = GEWOON

    @property
    def gekozen(self) -> bool:
        """Whether something is left out because the person chose so."""
        return self != Filter(periode=self.periode)

    def span(self) -> tuple[datetime, datetime]:
        """The first moment, and the first that is too late: whole days, so that it is the same all day."""
        morgen = datetime.combine(timezone.localdate() + timedelta(days=1), time(), timezone.get_current_timezone())
        return morgen - timedelta(days=PERIODES[self.periode]), morgen

    def apply(self, alle: Iterable[Gebruik]) -> list[Gebruik]:
        """What passes."""
        woorden = self.zoek.casefold().split()
        return [
            gebruik
            for gebruik in alle
            if (not self.soort or gebruik.soort == self.soort)
            and self.organisatie in ("", gebruik.wie)
            and all(woord in gebruik.woorden for woord in woorden)
        ]

    @classmethod
    def of(cls, request: PersoonRequest) -> Self:
        """What this person chose before, acting for the same betrokkene."""
        bewaard: Any = request.session.get(_SESSIE) or {}
        if bewaard.get("eigenaar") != invoer.eigenaar_of(request.persoon):
            return cls()
        return cls(**{field.name: bewaard[field.name] for field in fields(cls)})

    def keep(self, request: PersoonRequest) -> None:
        """Remember it for the rest of this session."""
        request.session[_SESSIE] = {"eigenaar": invoer.eigenaar_of(request.persoon), **asdict(self)}


class FilterFormulier(forms.Form):
    """Words, an organisation, who looked, and how far back."""

    zoek = forms.CharField(
        label=gettext_lazy("Zoeken"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    organisatie = forms.CharField(label=gettext_lazy("Wie keek"), max_length=200, required=False, widget=forms.Select)
    soort = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        required=False,
        choices=[
            ("", gettext_lazy("Alles")),
            (Soort.ORGANISATIE.value, gettext_lazy("Alleen organisaties")),
            (Soort.NAMENS.value, gettext_lazy("Alleen wie namens u keek")),
            (Soort.ZELF.value, gettext_lazy("Alleen uzelf")),
        ],
    )
    periode = forms.ChoiceField(
        label=gettext_lazy("Hoe ver terug"),
        choices=[
            ("maand", gettext_lazy("Een maand")),
            ("kwartaal", gettext_lazy("Drie maanden")),
            ("jaar", gettext_lazy("Een jaar")),
            ("alles", gettext_lazy("Alles (drie jaar)")),
        ],
    )

    @classmethod
    def show(cls, gekozen: Filter, alle: Iterable[Gebruik]) -> "FilterFormulier":
        """The form with what is chosen now; only of who looked."""
        formulier = cls(initial=asdict(gekozen))
        namen = sorted({gebruik.wie for gebruik in alle} | {gekozen.organisatie} - {""})
        # A choice has no length: Django gives the attribute to whatever widget a CharField has.
        formulier.fields["organisatie"].widget.attrs.pop("maxlength", None)
        formulier.fields["organisatie"].widget.choices = [("", _("Iedereen")), *((naam, naam) for naam in namen)]
        return formulier
