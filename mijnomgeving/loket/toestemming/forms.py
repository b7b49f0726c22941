"""What a caseworker fills in to ask for consent, and to write down what the person said."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Kanaal
from mijnomgeving.loket.reikwijdte import OVERAL
from mijnomgeving.loket.toestemming.selectors import Vraagbeeld
from mijnomgeving.loket.toestemming.services import LANGST, Gezegd, list_wegen
from mijnomgeving.loket.toestemming.woorden import ONDERDEELNAMEN, TE_VRAGEN, WEGNAMEN, list_organisatienamen
from mijnomgeving.loket.velden import day_field
from mijnomgeving.loketbezoek.inhoud import Gevraagd, only_known
from mijnomgeving.loketbezoek.models import Weg

CONTACT, DATUM = "contact", "datum"
_LANGST, _KORTST = 300, 10
ZELF = "zelf"
_WIE = (
    (ZELF, "De persoon zelf"),
    ("wettelijk vertegenwoordiger", "Bewindvoerder, curator, mentor of ouder"),
    ("erfgenaam of executeur", "Erfgenaam of executeur"),
    ("gemachtigde met een volmacht op papier", "Iemand met een volmacht op papier"),
)
_GETOOND = (
    ("tekst voorgelezen", "Ik heb voorgelezen wat er gevraagd wordt en wat intrekken is"),
    ("papier getekend", "De persoon tekende het papier, en het papier is opgeborgen"),
    ("stuk van de vertegenwoordiger gezien", "Ik zag het stuk van de vertegenwoordiger of erfgenaam"),
)
_VOORGELEZEN, _STUK = _GETOOND[0][0], _GETOOND[2][0]


class _Keuze(forms.Form):
    """Which parts, and at which organisations."""

    onderdelen = forms.MultipleChoiceField(
        label="Wat wilt u zien?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies wat u wilt zien."},
    )
    organisaties = forms.MultipleChoiceField(
        label="Bij welke organisaties?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def clean(self) -> dict[str, Any]:
        """An organisation where a part needs one."""
        schoon = super().clean() or {}
        if self.gekozen - OVERAL and not schoon.get("organisaties"):
            self.add_error("organisaties", "Kies minstens één organisatie.")
        return schoon

    @property
    def gekozen(self) -> frozenset[Onderdeel]:
        """The parts."""
        return only_known(self.cleaned_data.get("onderdelen", []))

    @property
    def waar(self) -> tuple[str, ...]:
        """The organisations."""
        return tuple(self.cleaned_data.get("organisaties", []))


class VraagFormulier(_Keuze):
    """Ask for consent: what, where, why, how long, and how the person answers."""

    waarom = forms.CharField(
        label="Waarom hebt u dit nodig?",
        help_text="De persoon leest dit. Schrijf kort en gewoon, en vraag niet meer dan u nodig hebt.",
        min_length=_KORTST,
        max_length=_LANGST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Schrijf op waarom u dit nodig hebt. De persoon leest dat.",
            "min_length": f"Schrijf iets meer, in minstens {_KORTST} tekens.",
        },
    )
    duur = forms.ChoiceField(
        label="Hoe lang?",
        choices=[(CONTACT, "Alleen voor dit gesprek"), (DATUM, "Tot en met een dag")],
        widget=forms.RadioSelect,
        initial=CONTACT,
        error_messages={"required": "Kies hoe lang de toestemming duurt."},
    )
    tot = day_field(
        "Tot en met welke dag?",
        "Alleen als u hiervoor 'Tot en met een dag' kiest, hoogstens een half jaar. Bijvoorbeeld 31-12-2026.",
        verplicht=False,
        komend=False,
    )
    weg = forms.ChoiceField(
        label="Hoe geeft de persoon antwoord?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de persoon antwoord geeft."},
    )

    def __init__(self, *args: Any, lopend: Lopend, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer what can be asked in this contact.

        Args:
            args: as Django takes them.
            lopend: the contact.
            kwargs: as Django takes them.
        """
        super().__init__(*args, **kwargs)
        eigen = lopend.medewerker.organisatie.naam
        self._choose("onderdelen", [(deel, ONDERDEELNAMEN[deel]) for deel in TE_VRAGEN])
        andere = [(naam, naam) for naam in list_organisatienamen() if naam != eigen]
        self._choose("organisaties", [*andere, (eigen, f"{eigen} (nodig voor de inhoud van berichten)")])
        self._choose("weg", [(weg.value, WEGNAMEN[weg]) for weg in list_wegen(lopend)])
        self._na_brief = lopend.contact.kanaal == Kanaal.BRIEF

    def clean(self) -> dict[str, Any]:
        """A day where one is needed, and not too far away."""
        schoon = super().clean()
        if schoon.get("duur") == DATUM and "tot" not in self.errors:
            self._check_day(schoon.get("tot"))
        elif schoon.get("duur") == CONTACT and self._na_brief:
            self.add_error("duur", "Bij een brief is er geen gesprek meer. Kies tot en met welke dag.")
        return schoon

    @property
    def tot_dag(self) -> date | None:
        """The last day; None for this contact alone."""
        gekozen: date | None = self.cleaned_data.get("tot")
        return gekozen if self.cleaned_data.get("duur") == DATUM else None

    @property
    def weg_gekozen(self) -> Weg:
        """How the person answers."""
        return Weg(self.cleaned_data["weg"])

    @property
    def gevraagd(self) -> Gevraagd:
        """As the services take it."""
        return Gevraagd(self.waar, self.gekozen, self.cleaned_data["waarom"].strip())

    def _check_day(self, tot: date | None) -> None:
        vandaag = timezone.localdate()
        if tot is None:
            self.add_error("tot", "Vul de laatste dag in.")
        elif not vandaag <= tot <= vandaag + LANGST:
            self.add_error("tot", "Kies vandaag of een dag binnen een half jaar.")

    def _choose(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        self.fields[naam].choices = keuzes  # type: ignore[attr-defined]


class CodeFormulier(forms.Form):
    """The code that the person says."""

    code = forms.CharField(
        label="Welke code noemt de persoon?",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "8"}),
        error_messages={"required": "Vul de 6 cijfers in die de persoon noemt."},
    )

    def clean_code(self) -> str:
        """Six digits, however they were written."""
        code = "".join(teken for teken in self.cleaned_data["code"] if teken.isdecimal())
        if len(code) != 6:  # noqa: PLR2004 - as long as a code is
            raise ValidationError("Vul 6 cijfers in.")
        return code


class AntwoordFormulier(_Keuze):
    """What the person said in the conversation; nothing is ticked beforehand."""

    wie = forms.ChoiceField(
        label="Wie geeft de toestemming?",
        choices=_WIE,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie de toestemming geeft."},
    )
    bewijs = forms.MultipleChoiceField(
        label="Wat hebt u gedaan?",
        choices=_GETOOND,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Lees de tekst voor en kruis dat aan."},
    )

    def __init__(self, *args: Any, beeld: Vraagbeeld, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Offer what was asked, and no more.

        Args:
            args: as Django takes them.
            beeld: the question.
            kwargs: as Django takes them.
        """
        super().__init__(*args, **kwargs)
        gevraagd = beeld.gevraagd
        onderdelen, organisaties = self.fields["onderdelen"], self.fields["organisaties"]
        onderdelen.label, organisaties.label = "Wat mag u zien, zegt de persoon?", "Bij welke organisaties?"
        delen = [(deel, ONDERDEELNAMEN[deel]) for deel in TE_VRAGEN if deel in gevraagd.onderdelen]
        onderdelen.choices = delen  # type: ignore[attr-defined]
        organisaties.choices = [(naam, naam) for naam in gevraagd.organisaties]  # type: ignore[attr-defined]
        if not gevraagd.organisaties:
            del self.fields["organisaties"]

    def clean_bewijs(self) -> list[str]:
        """The text was read aloud: without that nobody knows what was agreed to."""
        bewijs: list[str] = self.cleaned_data["bewijs"]
        if _VOORGELEZEN not in bewijs:
            raise ValidationError("Lees de tekst voor en kruis dat aan. Anders weet de persoon niet wat die goedvindt.")
        return bewijs

    def clean(self) -> dict[str, Any]:
        """Who speaks for another shows a paper."""
        schoon = super().clean()
        if schoon.get("wie", ZELF) != ZELF and _STUK not in schoon.get("bewijs", [_STUK]):
            self.add_error("bewijs", "Vraag naar het stuk waaruit blijkt dat deze persoon mag beslissen.")
        return schoon

    @property
    def gezegd(self) -> Gezegd:
        """As the services take it."""
        wie = self.cleaned_data["wie"]
        return Gezegd(self.waar, self.gekozen, "" if wie == ZELF else wie, tuple(self.cleaned_data["bewijs"]))


class CodeAntwoordFormulier(AntwoordFormulier, CodeFormulier):
    """What the person said, with the code as proof."""
