"""The forms of the assistant in the admin."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser

from cms.producten.models import ProductPagina
from cms.producten.models.indeling import Doelgroep
from cms.producten.selectors import find_gemeente
from portal.core.persoonsgegevens import mask
from wegwijzer_ai.antwoord.model import MAX_LENGTH
from wegwijzer_ai.models import Schakelnaam

MOST_WORDS = 20
MAX_WOORD = 200
NIEUW = "nieuw"


class WoordenForm(forms.Form):
    """People's words, and where they go: a product that is near, another one, or a new one."""

    woorden = forms.CharField(
        label=gettext_lazy("Zo vragen mensen het"),
        help_text=gettext_lazy("Eén per regel. Haal weg wat niet past en maak namen en plaatsen algemeen."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    ander: "forms.ModelChoiceField[ProductPagina]" = forms.ModelChoiceField(
        label=gettext_lazy("Een ander product"),
        queryset=ProductPagina.objects.all(),
        required=False,
        widget=AdminPageChooser(target_models=[ProductPagina]),
    )
    titel = forms.CharField(label=gettext_lazy("Titel van een nieuw product"), max_length=120, required=False)

    def clean_woorden(self) -> tuple[str, ...]:
        """Lines without personal data."""
        regels = tuple(dict.fromkeys(" ".join(regel.split()) for regel in self.cleaned_data["woorden"].splitlines()))
        regels = tuple(regel for regel in regels if regel)
        if not 1 <= len(regels) <= MOST_WORDS:
            raise forms.ValidationError(_("Schrijf één tot twintig regels."))
        if any(len(regel) > MAX_WOORD for regel in regels):
            raise forms.ValidationError(_("Een regel heeft hoogstens 200 tekens."))
        if any(mask(regel)[1] for regel in regels):
            raise forms.ValidationError(_("Hier staan persoonlijke gegevens in. Haal ze weg."))
        return regels

    def clean(self) -> dict[str, Any]:
        """The button says where the words go; two of the buttons need a field."""
        gegeven: dict[str, Any] = super().clean() or {}
        naar = self.data.get("naar", "")
        if naar == "ander" and not gegeven.get("ander"):
            self.add_error("ander", _("Kies een product."))
        if naar == NIEUW and not gegeven.get("titel", "").strip():
            self.add_error("titel", _("Schrijf een titel."))
        return gegeven


class UitlegForm(forms.Form):
    """A question as somebody else would ask it."""

    vraag = forms.CharField(label=gettext_lazy("Vraag"), max_length=MAX_LENGTH)
    doelgroep = forms.ChoiceField(
        label=gettext_lazy("Als"), choices=[("", gettext_lazy("Iedereen")), *Doelgroep.choices], required=False
    )
    gemeente = forms.CharField(label=gettext_lazy("Gemeente"), max_length=80, required=False)
    taal = forms.ChoiceField(
        label=gettext_lazy("Taal van de pagina"),
        choices=[("nl", "Nederlands"), ("en", "English"), ("pap", "Papiamentu")],
        required=False,
    )

    def clean_gemeente(self) -> str:
        """Its code."""
        tekst = self.cleaned_data["gemeente"].strip()
        gemeente = find_gemeente(tekst=tekst) if tekst else None
        if tekst and gemeente is None:
            raise forms.ValidationError(_("Deze gemeente kennen wij niet."))
        return gemeente.code if gemeente else ""


class SchakelForm(forms.Form):
    """One switch in another position, with the reason."""

    naam = forms.ChoiceField(choices=Schakelnaam.choices, widget=forms.HiddenInput)
    aan = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda v: v == "1", widget=forms.HiddenInput)
    reden = forms.CharField(
        label=gettext_lazy("Waarom"), max_length=300, help_text=gettext_lazy("Staat in het logboek, met uw naam.")
    )
