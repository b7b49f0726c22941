"""A note at a message, and an address of the company."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.notificaties.models import Soort
from mijnomgeving.postkamer.services import NOTITIE_TEKENS
from mijnomgeving.profiel.forms import EmailFormulier


class NotitieFormulier(forms.Form):
    """A note for the colleagues."""

    tekst = forms.CharField(
        label=_("Uw notitie"),
        help_text=_("Alleen wie berichten van dit bedrijf mag lezen, ziet dit. De organisatie ziet het niet."),
        max_length=NOTITIE_TEKENS,
        error_messages={"max_length": _("Uw notitie is te lang. Zij mag hoogstens 2.000 tekens hebben.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_tekst(self) -> str:
        """Without the white space around it."""
        getikt: Any = self.cleaned_data["tekst"]
        return str(getikt).strip()


class AdresFormulier(EmailFormulier):
    """An address, and for which organisation or which kind of news it is."""

    waarvoor = forms.ChoiceField(
        label=_("Waarvoor is dit adres?"),
        help_text=_("Al het andere gaat naar het adres voor alle post."),
        error_messages={"invalid_choice": _("Kies waarvoor dit adres is.")},
    )
    field_order = ("waarvoor", "waarde")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        soorten = [(f"soort:{soort.value}", soort.label) for soort in Soort]
        organisaties = [(f"van:{naam}", naam) for naam in sorted(bron.naam for bron in berichten_bronnen())]
        self.fields["waarvoor"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Kies waarvoor")),
            (gettext("Een soort post"), soorten),
            (gettext("Alles van een organisatie"), organisaties),
        ]

    @property
    def organisatie(self) -> str:
        """The organisation for which it is; empty when it is for a kind of news."""
        begin, _punt, naam = self.cleaned_data["waarvoor"].partition(":")
        return str(naam) if begin == "van" else ""

    @property
    def soort(self) -> str:
        """The kind of news for which it is; empty when it is for an organisation."""
        begin, _punt, soort = self.cleaned_data["waarvoor"].partition(":")
        return str(soort) if begin == "soort" else ""
