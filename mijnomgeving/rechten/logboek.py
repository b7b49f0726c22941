"""Who did what for the company: the portal's two logs in words, with the names of the register."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, time, timedelta
from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from mijnomgeving.rechten.selectors import Bevoegde
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import DIENSTEN
from portal.toegang import invoer
from portal.toegang.persoon import PersoonRequest
from portal.toegang.woorden import dienstnamen, soortnaam
from portal.verantwoording.services import GELEZEN
from portal.verantwoording.verrichtingen import RECHT, Verrichting, list_verrichtingen
from portal.verantwoording.verwerkingenregister import REGISTER

MEESTE = 2000
_SESSIE = "rechten_logfilter"
_DRIE_JAAR, _GEWOON = timedelta(days=3 * 366), timedelta(days=31)
# A spreadsheet reads a cell that begins so as a formula (ASVS 1.2.10).
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_ACTIES: Mapping[tuple[str, str], str] = {
    ("inloggen", "gelukt"): gettext_noop("Logde in"),
    ("uitloggen", "gelukt"): gettext_noop("Logde uit"),
    ("wisselen", "gelukt"): gettext_noop("Koos voor wie"),
    (RECHT, "gegeven"): gettext_noop("Gaf een recht"),
    (RECHT, "gewijzigd"): gettext_noop("Veranderde een recht"),
    (RECHT, "ingetrokken"): gettext_noop("Trok een recht in"),
    (RECHT, "gevraagd"): gettext_noop("Vroeg om meer toegang"),
    ("toestemming", "gegeven"): gettext_noop("Gaf toestemming"),
    ("toestemming", "ingetrokken"): gettext_noop("Trok een toestemming in"),
    ("uittreksel", "aangeboden"): gettext_noop("Maakte een uittreksel"),
    ("uittreksel", "ingetrokken"): gettext_noop("Trok een uittreksel in"),
    ("betaling begonnen", "gelukt"): gettext_noop("Begon een betaling"),
    ("verstuurd", "gelukt"): gettext_noop("Verstuurde iets"),
}


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line.

    Args:
        wanneer: when.
        wie: the name of the register, of the office, or what kind of machtiging it was.
        wat: what was done, in words.
        waarover: which data, or whose right.
        diensten: to which services it belongs, by id.
    """

    wanneer: datetime
    wie: str
    wat: str
    waarover: str
    diensten: frozenset[str]

    @property
    def dag(self) -> Any:  # noqa: ANN401 - a date
        """The day, for the list."""
        return timezone.localtime(self.wanneer).date()

    @property
    def dienstnamen(self) -> list[str]:
        """The services in words; none when it belongs to all, or to none."""
        return dienstnamen(self.diensten) if len(self.diensten) < len(DIENSTEN) else []


@dataclass(frozen=True, slots=True)
class Logfilter:
    """What is looked for; kept in the encrypted session, since a name in an address stays in histories and logs."""

    wie: str = ""
    dienst: str = ""
    vanaf: str = ""
    tot: str = ""

    @property
    def gekozen(self) -> bool:
        """Whether something is left out because somebody chose so."""
        return self != Logfilter()

    def span(self) -> tuple[datetime, datetime]:
        """The first moment, and the first that is not in it; without dates the last month."""
        vandaag = timezone.localdate()
        tot = datetime.strptime(self.tot, "%Y-%m-%d").date() if self.tot else vandaag  # noqa: DTZ007 - a day
        vanaf = datetime.strptime(self.vanaf, "%Y-%m-%d").date() if self.vanaf else tot - _GEWOON  # noqa: DTZ007
        zone = timezone.get_current_timezone()
        begin = max(vanaf, vandaag - _DRIE_JAAR)
        return datetime.combine(begin, time(), zone), datetime.combine(tot + timedelta(days=1), time(), zone)

    def apply(self, alle: Iterable[Logregel]) -> list[Logregel]:
        """What passes."""
        return [
            regel
            for regel in alle
            if self.wie in ("", regel.wie) and (not self.dienst or self.dienst in regel.diensten)
        ]

    @classmethod
    def of(cls, request: PersoonRequest) -> Self:
        """What was chosen before, for the same company."""
        bewaard: Any = request.session.get(_SESSIE) or {}
        if bewaard.get("eigenaar") != invoer.eigenaar_of(request.persoon):
            return cls()
        return cls(**{field.name: bewaard[field.name] for field in fields(cls)})

    def keep(self, request: PersoonRequest) -> None:
        """Remember it for the rest of this session."""
        request.session[_SESSIE] = {"eigenaar": invoer.eigenaar_of(request.persoon), **asdict(self)}


class LogFormulier(forms.Form):
    """Who, for which service, and from when to when."""

    wie = forms.CharField(label=gettext_lazy("Wie"), max_length=200, required=False, widget=forms.Select)
    dienst = forms.ChoiceField(label=gettext_lazy("Onderdeel"), required=False)
    vanaf = forms.DateField(label=gettext_lazy("Vanaf"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    tot = forms.DateField(
        label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, namen: Iterable[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """`namen`: who is in the log."""
        super().__init__(*args, **kwargs)
        keuzes = [(dienst, dienstnamen(frozenset({dienst}))[0].capitalize()) for dienst in DIENSTEN]
        self.fields["dienst"].choices = [("", _("Alles")), *keuzes]  # type: ignore[attr-defined]
        # A choice has no length: Django gives the attribute to whatever widget a CharField has.
        self.fields["wie"].widget.attrs.pop("maxlength", None)
        self.fields["wie"].widget.choices = [("", _("Iedereen")), *((naam, naam) for naam in namen)]

    def clean(self) -> dict[str, Any]:
        """The first day is not after the last."""
        gekozen: dict[str, Any] = super().clean() or {}
        vanaf, tot = gekozen.get("vanaf"), gekozen.get("tot")
        if vanaf and tot and vanaf > tot:
            self.add_error("tot", _("Kies een dag op of na de eerste dag."))
        return gekozen

    def as_filter(self) -> Logfilter:
        """As the session keeps it."""
        gekozen = self.cleaned_data
        return Logfilter(
            wie=gekozen["wie"],
            dienst=gekozen["dienst"],
            **{naam: gekozen[naam].isoformat() if gekozen[naam] else "" for naam in ("vanaf", "tot")},
        )


def list_logregels(onderneming: Onderneming, rechten: Sequence[Bevoegde], *, gekozen: Logfilter) -> list[Logregel]:
    """Everything in the period, newest first, before who and what are chosen."""
    vanaf, tot = gekozen.span()
    verrichtingen = list_verrichtingen(
        onderneming=onderneming,
        personen=[wie.partijen for wie in rechten],
        objecten=[wie.machtiging_id for wie in rechten],
        vanaf=vanaf,
        tot=tot,
        at_most=MEESTE,
    )
    namen = {wie.machtiging_id: wie.naam for wie in rechten}
    return [_line(verrichting, rechten, namen) for verrichting in verrichtingen]


def make_csv(regels: Iterable[Logregel]) -> bytes:
    """A table for a spreadsheet; the byte order mark lets it know that it is UTF-8."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow([_("Wanneer"), _("Wie"), _("Wat"), _("Waarover"), _("Onderdeel")])
    for regel in regels:
        moment = timezone.localtime(regel.wanneer).strftime("%d-%m-%Y %H:%M")
        velden = (regel.wie, regel.wat, regel.waarover, ", ".join(regel.dienstnamen))
        schrijver.writerow([moment, *map(_harmless, velden)])
    return uit.getvalue().encode("utf-8-sig")


def _line(verrichting: Verrichting, rechten: Sequence[Bevoegde], namen: Mapping[str, str]) -> Logregel:
    return Logregel(
        wanneer=verrichting.wanneer,
        wie=_who(verrichting, rechten),
        wat=_what(verrichting),
        waarover=", ".join(map(_, verrichting.gegevens)) or namen.get(verrichting.object, ""),
        diensten=frozenset(verrichting.diensten),
    )


def _who(verrichting: Verrichting, rechten: Sequence[Bevoegde]) -> str:
    """An office or organisation by its name; of our own people the name in the register."""
    if verrichting.organisatie:
        return verrichting.organisatie
    if verrichting.wie is not None and rechten[verrichting.wie].naam:
        return rechten[verrichting.wie].naam
    return soortnaam(verrichting.machtiging).capitalize() if verrichting.machtiging else _("Uw onderneming")


def _what(verrichting: Verrichting) -> str:
    if verrichting.actie != GELEZEN:
        bekend = _ACTIES.get((verrichting.actie, verrichting.resultaat))
        return _(bekend) if bekend else f"{verrichting.actie}: {verrichting.resultaat}".capitalize()
    activiteit = REGISTER.get(verrichting.activiteit)
    wat = _(activiteit.doel) if activiteit else verrichting.activiteit
    return wat if verrichting.resultaat == "gelukt" else _("%(wat)s Dat lukte niet.") % {"wat": wat}


def _harmless(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
