"""What people fill in: a judgement with its reason, and which page to check."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toegankelijkheid.toetsen.models import Mensoordeel


class OordeelForm(forms.Form):
    """What a person thinks of a finding, and why."""

    oordeel = forms.ChoiceField(
        label=gettext_lazy("Uw oordeel"),
        choices=[
            (Mensoordeel.PROBLEEM.value, gettext_lazy("Dit is een fout")),
            (Mensoordeel.GEEN_PROBLEEM.value, gettext_lazy("Dit is geen probleem")),
            ("", gettext_lazy("Ik weet het niet: laat het oordeel open")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Waarom"),
        help_text=gettext_lazy("Schrijf op wat u hebt bekeken. Een ander moet uw oordeel kunnen volgen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def read_oordeel(self) -> Mensoordeel | None:
        """The judgement; None leaves it open."""
        gekozen = self.cleaned_data["oordeel"]
        return Mensoordeel(gekozen) if gekozen else None


class ToetsForm(forms.Form):
    """Which page to check."""

    adres = forms.CharField(
        label=gettext_lazy("Webadres van de pagina"),
        help_text=gettext_lazy("Bijvoorbeeld /producten/paspoort/. Alleen pagina’s van dit portaal."),
        max_length=500,
    )

    def clean_adres(self) -> str:
        """The path of a page of ours, also when somebody pasted the whole address.

        Raises:
            ValidationError: it is an address elsewhere.
        """
        delen = urlsplit(self.cleaned_data["adres"].strip())
        thuis = urlsplit(settings.SITE_URL).netloc
        elders = delen.netloc and delen.netloc != thuis
        pad: str = delen.path
        if elders or not pad.startswith("/") or pad.startswith("//"):
            raise ValidationError(_("Vul het adres van een pagina van dit portaal in, vanaf de eerste schuine streep."))
        return pad
