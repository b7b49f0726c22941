"""The forms of readers who report something, and of who researches and signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.persoonsgegevens import mask
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.verklaring.meldingen import MAX_TEKST
from toegankelijkheid.verklaring.models import Afwijking, Onderzoek, Techniek
from toegankelijkheid.verklaring.woorden import AFWIJKINGSTEKSTEN

_DATUM = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class MeldForm(forms.Form):
    """What went wrong. Only the text is needed; nobody has to say who they are."""

    bewijs = forms.CharField(widget=forms.HiddenInput, required=False)
    adres = forms.CharField(
        label=gettext_lazy("Op welke pagina?"),
        help_text=gettext_lazy("Het webadres, of wat er boven de pagina staat."),
        max_length=500,
        required=False,
    )
    tekst = forms.CharField(
        label=gettext_lazy("Wat ging er mis?"),
        help_text=gettext_lazy(
            "Schrijf wat u wilde doen en wat er gebeurde. Vul geen persoonlijke gegevens in, zoals uw BSN."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=MAX_TEKST,
        error_messages={"max_length": gettext_lazy("Uw tekst is te lang. Schrijf hoogstens 2000 tekens.")},
    )
    hulpmiddel = forms.CharField(
        label=gettext_lazy("Gebruikt u een hulpmiddel?"),
        help_text=gettext_lazy("Bijvoorbeeld een schermlezer, vergroting of spraakbesturing."),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres, als u antwoord wilt"),
        help_text=gettext_lazy("Wij gebruiken uw adres alleen voor ons antwoord. 30 dagen daarna wissen wij het."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Schrijf een e-mailadres, zoals naam@voorbeeld.nl.")},
    )
    # Only a program fills this in.
    webadres = forms.CharField(
        label=gettext_lazy("Laat dit veld leeg"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_robot(self) -> bool:
        """Something filled in the field that people do not see."""
        return bool(self.cleaned_data.get("webadres"))


class OnderzoekForm(forms.ModelForm[Onderzoek]):
    """What is planned."""

    technieken = forms.MultipleChoiceField(
        label=gettext_lazy("Hoe wordt er getest?"), choices=Techniek, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Onderzoek
        fields = [
            "naam",
            "gepland_op",
            "uitvoerder",
            "onafhankelijk",
            "reikwijdte",
            "buiten_reikwijdte",
            "technieken",
            "hulpmiddelen",
        ]
        labels = {"naam": gettext_lazy("Naam van het onderzoek")}
        widgets = {
            "gepland_op": _DATUM,
            **{naam: forms.Textarea(attrs={"rows": 3}) for naam in ("reikwijdte", "buiten_reikwijdte", "hulpmiddelen")},
        }


class PaginaForm(forms.Form):
    """A page that a person adds to the sample."""

    adres = forms.CharField(label=gettext_lazy("Webadres"), max_length=500)
    naam = forms.CharField(label=gettext_lazy("Naam van de pagina"), max_length=255)
    reden = forms.CharField(label=gettext_lazy("Waarom deze pagina?"), max_length=255)

    def clean_adres(self) -> str:
        """A path of this site."""
        adres: str = self.cleaned_data["adres"].strip()
        if not adres.startswith("/") or adres.startswith("//"):
            raise forms.ValidationError(_("Begin met een schuine streep, zoals /zoeken/."))
        return adres


class AfrondForm(forms.Form):
    """The conclusion of a research."""

    samenvatting = forms.CharField(
        label=gettext_lazy("Conclusie"),
        help_text=gettext_lazy("In gewone taal. Dit komt in de verklaring."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    rapport_url = forms.URLField(
        label=gettext_lazy("Webadres van het rapport"), required=False, assume_scheme="https", max_length=500
    )


class AfwijkingForm(forms.ModelForm[Afwijking]):
    """One deviation, with its English. What is missing may come later; until then no status B."""

    eis = forms.ChoiceField(label=gettext_lazy("Eis"))

    class Meta:
        model = Afwijking
        fields = [
            "eis",
            "waar",
            "omschrijving",
            "oorzaak",
            "gevolg",
            "alternatief",
            "maatregel",
            "oplossen_voor",
            "onevenredig",
            "waarom_onevenredig",
        ]
        widgets = {
            "oplossen_voor": _DATUM,
            **{naam: forms.Textarea(attrs={"rows": 3}) for naam in AFWIJKINGSTEKSTEN if naam != "waar"},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        keuzes = [(eis.nummer, f"{eis.nummer} {eis.naam} ({eis.niveau})") for eis in EISEN.values()]
        self.fields["eis"].choices = keuzes  # type: ignore[attr-defined] # a choice
        for naam in AFWIJKINGSTEKSTEN:
            self.fields[f"{naam}_en"] = forms.CharField(
                label=_("%s, in het Engels") % self.fields[naam].label,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
                initial=self.instance.engels.get(naam, ""),
            )

    def clean(self) -> dict[str, Any]:
        """Whoever says that mending costs out of proportion, says why."""
        waarden: dict[str, Any] = super().clean() or {}
        if waarden.get("onevenredig") and not waarden.get("waarom_onevenredig"):
            self.add_error("waarom_onevenredig", _("Schrijf waarom oplossen onevenredig veel kost."))
        return waarden

    def save(self, commit: bool = True) -> Afwijking:  # noqa: FBT001, FBT002 - Django's signature
        """With the English beside the Dutch."""
        engels = {naam: self.cleaned_data[f"{naam}_en"] for naam in AFWIJKINGSTEKSTEN}
        self.instance.engels = {naam: tekst for naam, tekst in engels.items() if tekst}
        bewaard: Afwijking = super().save(commit=commit)
        return bewaard


class ConceptForm(forms.Form):
    """A new version of the statement."""

    wat_veranderde = forms.CharField(label=gettext_lazy("Wat veranderde er sinds de vorige versie?"), max_length=300)


class TekenForm(forms.Form):
    """A second person signs."""

    functie = forms.CharField(label=gettext_lazy("Uw functie"), max_length=120)
    gelezen = forms.BooleanField(label=gettext_lazy("Ik heb de verklaring gelezen en hij klopt."))


class AntwoordForm(forms.Form):
    """What we answer to a report."""

    antwoord = forms.CharField(
        label=gettext_lazy("Antwoord"),
        help_text=gettext_lazy("Zeg wat wij eraan doen en wanneer, en hoe de melder het nu wel kan regelen."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )

    def clean_antwoord(self) -> str:
        """A mail is read on the way: nothing personal in it."""
        antwoord: str = self.cleaned_data["antwoord"]
        if mask(antwoord)[1]:
            raise forms.ValidationError(_("Hier staan persoonlijke gegevens in. Haal die weg."))
        return antwoord
