"""What a caseworker fills in to do something for a person."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone

from mijnomgeving.bestanden.velden import BestandenVeld
from portal.core.persoonsgegevens import mask_by_kind

_LANGST, _LANGST_BERICHT = 2000, 6000
_UITERLIJK = timedelta(days=30)
_DATUMS = ["%d-%m-%Y", "%Y-%m-%d"]


class Doenformulier(forms.Form):
    """A form with a key of its own: sent twice, from two tabs or with the back button, it is done once."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        kwargs["initial"] = {"sleutel": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_sleutel(self) -> UUID:
        """The key of the form; of one that came without, a new one."""
        sleutel: UUID = self.cleaned_data["sleutel"] or uuid4()
        return sleutel


class Notitieformulier(Doenformulier):
    """A note."""

    tekst = forms.CharField(
        label="Notitie",
        max_length=_LANGST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf alleen op wat nodig is, zonder nummers van de persoon en zonder mening over de persoon.",
        error_messages={"required": "Schrijf de notitie op."},
    )
    voor = forms.ChoiceField(
        label="Voor wie is de notitie?",
        choices=[
            ("mij", "Alleen voor mij. De notitie gaat na 90 dagen weg."),
            (
                "collegas",
                "Voor collega’s van mijn organisatie. De persoon kan haar opvragen. Zij gaat na een jaar weg.",
            ),
        ],
        initial="mij",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies voor wie de notitie is."},
    )

    def clean_tekst(self) -> str:
        """Without a number by which somebody can be found."""
        tekst: str = self.cleaned_data["tekst"]
        if "bsn" in mask_by_kind(tekst).soorten:
            raise ValidationError("Haal het burgerservicenummer weg. Dat hoort niet in een notitie.")
        return tekst


class Akkoordformulier(forms.Form):
    """That the person knows what is about to be sent, and wants it."""

    akkoord = forms.BooleanField(
        label="De persoon heeft dit gelezen of gehoord en wil dat wij het zo versturen",
        error_messages={"required": "Laat de persoon dit lezen of lees het voor. Kruis daarna dit vakje aan."},
    )


class Handtekeningformulier(Akkoordformulier):
    """The same, where the law wants a signature (Awb 6:5)."""

    getekend = forms.BooleanField(
        label="De persoon heeft de afdruk ondertekend",
        help_text="Een bezwaar moet zijn ondertekend (Awb artikel 6:5). Bewaar de ondertekende afdruk in uw dossier.",
        error_messages={
            "required": "Druk de tekst af en laat de persoon die ondertekenen. Kruis daarna dit vakje aan."
        },
    )


class Terugbelformulier(Doenformulier):
    """A promise to call back."""

    telefoon = forms.CharField(
        label="Telefoonnummer",
        max_length=20,
        validators=[RegexValidator(r"^\+?[0-9 ()-]{10,20}$", "Vul een telefoonnummer in van minstens 10 cijfers.")],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        help_text="Vraag op welk nummer de persoon te bereiken is.",
        error_messages={"required": "Vul het telefoonnummer in."},
    )
    waarover = forms.CharField(
        label="Waarover belt u terug?",
        max_length=200,
        help_text="De persoon leest dit bij Contacten.",
        error_messages={"required": "Vul in waarover u terugbelt."},
    )
    wanneer = forms.CharField(
        label="Wanneer komt het uit?", max_length=100, required=False, help_text="Bijvoorbeeld: ’s ochtends."
    )
    uiterlijk = forms.DateField(
        label="Uiterlijk op",
        input_formats=_DATUMS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld 25-11-2026. Uw organisatie belt op of voor deze dag.",
        error_messages={"required": "Vul in wanneer u uiterlijk belt.", "invalid": "Schrijf de dag als 25-11-2026."},
    )

    def clean_uiterlijk(self) -> date:
        """A day that is still to come, and not far away."""
        dag: date = self.cleaned_data["uiterlijk"]
        vandaag = timezone.localdate()
        if not vandaag <= dag <= vandaag + _UITERLIJK:
            raise ValidationError("Kies een dag in de komende 30 dagen.")
        return dag


class Berichtformulier(Doenformulier):
    """A message of the organisation to the person."""

    onderwerp = forms.CharField(label="Onderwerp", max_length=100, error_messages={"required": "Vul het onderwerp in."})
    tekst = forms.CharField(
        label="Bericht",
        max_length=_LANGST_BERICHT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Schrijf kort en spreek de persoon aan met u. De aanhef en de groet staan er al.",
        error_messages={"required": "Schrijf het bericht."},
    )
    hoe = forms.ChoiceField(
        label="Hoe krijgt de persoon het?",
        choices=[("digitaal", "In de berichten in MijnOmgeving"), ("papier", "Op papier: ik druk de brief af")],
        initial="digitaal",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de persoon het bericht krijgt."},
    )


class Aanvraagformulier(forms.Form):
    """What the person applies for at the own organisation."""

    zaaktype = forms.ChoiceField(label="Wat vraagt de persoon aan?", error_messages={"required": "Kies een aanvraag."})
    tekst = forms.CharField(
        label="Wat moet de organisatie weten?",
        max_length=_LANGST_BERICHT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Schrijf het op in de woorden van de persoon.",
        error_messages={"required": "Schrijf op wat de persoon vraagt."},
    )
    bestanden = BestandenVeld(label="Papieren erbij", required=False)

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        veld = self.fields["zaaktype"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - it stands above
        veld.choices = [("", "Kies een aanvraag"), *soorten]


class Afspraakformulier(Doenformulier):
    """A moment for an appointment."""

    begin = forms.ChoiceField(
        label="Kies een moment",
        error_messages={
            "required": "Kies een moment.",
            "invalid_choice": "Dit moment is niet meer vrij. Kies een ander moment.",
        },
    )
    akkoord = forms.BooleanField(
        label="De persoon weet waar en wanneer, en wat er mee moet",
        error_messages={"required": "Lees de afspraak voor. Kruis daarna dit vakje aan."},
    )

    def __init__(self, *args: Any, momenten: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        veld = self.fields["begin"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - it stands above
        veld.choices = [("", "Kies een moment"), *momenten]
