"""What an officer looks for in the log: kept in the encrypted session, for a BSN belongs in no address."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from mijnomgeving.loket.toezicht.namen import Namen
from mijnomgeving.loket.toezicht.regels import Blik, list_blikken
from mijnomgeving.loket.toezicht.weergave import name_doel
from mijnomgeving.loket.velden import day_field
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn, OngeldigNummer
from portal.toegang.medewerkers.medewerker import Loketmedewerker, LoketRequest
from portal.verantwoording.toezicht import list_loketregels
from portal.verantwoording.verwerkingenregister import REGISTER

_SESSIE = "toezicht_zoeken"
_GEWOON = timedelta(days=7)
_LANGST = timedelta(days=366)
MEESTE = 5000
KORTSTE_REDEN = 15
ALLEEN = (
    ("", "Alles"),
    ("zonder-contact", "Zonder open contact"),
    ("buiten-tijd", "Buiten openingstijd"),
    ("zoeken", "Alleen wat geen lezen is"),
)
# The rows of the register that are of the counter.
DOELEN = tuple((doel.id, name_doel(doel.id)) for doel in REGISTER.values() if doel.loketrollen)


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What is chosen; empty is everything of the last week."""

    medewerker: str = ""
    bsn: str = ""
    van: str = ""
    tot: str = ""
    doel: str = ""
    alleen: str = ""
    herkomst: str = ""

    @property
    def gekozen(self) -> bool:
        """Whether something is left out because the officer chose so."""
        return Zoekvraag(herkomst=self.herkomst) != self

    @property
    def over(self) -> Persoon | None:
        """Whom it is about, when it is about one person."""
        return Persoon(Bsn(self.bsn)) if self.bsn else None

    def days(self) -> tuple[date, date]:
        """The first day and the last."""
        tot = date.fromisoformat(self.tot) if self.tot else timezone.localdate()
        return date.fromisoformat(self.van) if self.van else tot - _GEWOON, tot

    def describe(self) -> str:
        """For the officers' own log, which is kept for years: without a number or a name of anybody."""
        van, tot = self.days()
        wie, over = "een medewerker" if self.medewerker else "", "een persoon" if self.bsn else ""
        delen = (f"logboek {van:%d-%m-%Y} t/m {tot:%d-%m-%Y}", wie, over, self.doel, self.alleen)
        return ", ".join(filter(None, delen))

    @classmethod
    def of(cls, request: LoketRequest) -> Self:
        """What this officer chose before."""
        bewaard: Any = request.session.get(_SESSIE) or {}
        return cls(**{field.name: bewaard.get(field.name, "") for field in fields(cls)})

    def keep(self, request: LoketRequest) -> None:
        """Remember it for the rest of this session."""
        request.session[_SESSIE] = asdict(self)


class Zoekformulier(forms.Form):
    """Who, about whom and why, when, for what, and what stands out."""

    medewerker = forms.ChoiceField(label="Medewerker", required=False)
    van = day_field("Vanaf", verplicht=False, komend=False)
    tot = day_field("Tot en met", verplicht=False, komend=False)
    doel = forms.ChoiceField(label="Doel", required=False, choices=[("", "Alle doelen"), *DOELEN])
    alleen = forms.ChoiceField(label="Laat zien", required=False, choices=ALLEEN)
    bsn = forms.CharField(
        label="Over één persoon (BSN)",
        required=False,
        max_length=11,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    reden = forms.CharField(
        label="Waarom zoekt u op deze persoon?",
        required=False,
        max_length=500,
        help_text="Alleen nodig bij een BSN. De persoon ziet dat u zocht; de reden staat in het logboek van toezicht.",
    )

    def __init__(self, *args: Any, namen: Namen, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """`namen`: the staff of the own organisation."""
        super().__init__(*args, **kwargs)
        keuzes = [("", "Iedereen"), *((een.kenmerk, een.naam) for een in namen.accounts)]
        self.fields["medewerker"].choices = keuzes  # type: ignore[attr-defined]

    def clean_bsn(self) -> str:
        """A number that can be one."""
        cijfers = "".join(teken for teken in str(self.cleaned_data["bsn"]) if teken not in " .-")
        if not cijfers:
            return ""
        try:
            return str(Bsn(cijfers))
        except OngeldigNummer as fout:
            raise ValidationError("Dit is geen geldig BSN. Controleer het nummer.") from fout

    def clean(self) -> dict[str, Any]:
        """About one person only with a reason; not more than a year at once."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("bsn") and len(str(data.get("reden", "")).strip()) < KORTSTE_REDEN:
            self.add_error("reden", f"Schrijf op waarom u op deze persoon zoekt, in minstens {KORTSTE_REDEN} tekens.")
        van, tot = data.get("van"), data.get("tot") or timezone.localdate()
        if van and van > tot:
            self.add_error("tot", "Kies een dag op of na de eerste dag.")
        elif van and tot - van > _LANGST:
            self.add_error("van", "Kies een tijd van hoogstens een jaar.")
        return data

    def as_zoekvraag(self, herkomst: str) -> Zoekvraag:
        """As the session keeps it."""
        data = self.cleaned_data
        dagen = {naam: data[naam].isoformat() if data[naam] else "" for naam in ("van", "tot")}
        teksten = {naam: data[naam] for naam in ("medewerker", "bsn", "doel", "alleen")}
        return Zoekvraag(**teksten, **dagen, herkomst=herkomst)


def search(vraag: Zoekvraag, *, medewerker: Loketmedewerker, namen: Namen) -> tuple[list[Blik], bool]:
    """What the own staff did, newest first, and whether there is more than is given. Log it first (`daden.log_search`).

    A caseworker who never logged in cannot be chosen; one of another organisation gives nothing.
    """
    van, tot = vraag.days()
    zone = timezone.get_current_timezone()
    wie = namen.auditnamen(vraag.medewerker)
    if vraag.medewerker and not wie:
        return [], False
    regels = list_loketregels(
        organisatie=medewerker.organisatie.naam,
        vanaf=datetime.combine(van, time(), zone),
        tot=datetime.combine(tot + timedelta(days=1), time(), zone),
        wie=wie,
        over=vraag.over,
        activiteit=vraag.doel,
        at_most=MEESTE,
    )
    return [blik for blik in list_blikken(regels) if _passes(blik, vraag.alleen)], len(regels) == MEESTE


def list_of_contact(*, medewerker: Loketmedewerker, herkomst: str, sinds: datetime) -> list[Blik]:
    """All that was done at one contact, newest first."""
    regels = list_loketregels(
        organisatie=medewerker.organisatie.naam,
        vanaf=sinds - timedelta(minutes=1),
        tot=timezone.now() + timedelta(minutes=1),
        herkomst=herkomst,
        at_most=MEESTE,
    )
    return list_blikken(regels)


def find_operatie(*, medewerker: Loketmedewerker, operatie: str, voor: datetime) -> Blik | None:
    """The look that this operation is of, when the own staff did it."""
    regels = list_loketregels(
        organisatie=medewerker.organisatie.naam, vanaf=voor - 3 * _LANGST, tot=voor, operatie=operatie, at_most=1
    )
    return next(iter(list_blikken(regels)), None)


def _passes(blik: Blik, alleen: str) -> bool:
    match alleen:
        case "zonder-contact":
            return blik.zonder_contact
        case "buiten-tijd":
            return blik.buiten_tijd
        case "zoeken":
            return blik.actie != "gelezen"
        case _:
            return True
