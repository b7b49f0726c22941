"""What somebody from another country of Europe fills in to ask or to apply."""

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.producten.models import ProductPagina
from cms.producten.models.indeling import Doelgroep
from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.inzendingen.forms import Verzendformulier
from mijnomgeving.verzoeken.landen import LANDEN

TEKENS = 10_000


class Verzoekformulier(Verzendformulier):
    """Who asks, what for, and of whom."""

    bedrijf = forms.CharField(
        label=gettext_lazy("Naam van uw bedrijf"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    land = forms.ChoiceField(
        label=gettext_lazy("In welk land is uw bedrijf gevestigd?"),
        error_messages={"invalid_choice": gettext_lazy("Kies een land uit de lijst.")},
    )
    registratienummer = forms.CharField(
        label=gettext_lazy("Nummer in het handelsregister van dat land"),
        help_text=gettext_lazy("Bijvoorbeeld HRB 12345. Hebt u er geen? Laat dit dan leeg."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    email = forms.CharField(
        label=gettext_lazy("E-mailadres"),
        help_text=gettext_lazy("Als de organisatie u iets wil vragen. Het antwoord zelf staat hier, in dit portaal."),
        max_length=254,
        required=False,
        validators=[EmailValidator(gettext_lazy("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."))],
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    organisatie = forms.ChoiceField(
        label=gettext_lazy("Aan welke organisatie?"),
        error_messages={"invalid_choice": gettext_lazy("Kies een organisatie uit de lijst.")},
    )
    tekst = forms.CharField(
        label=gettext_lazy("Uw bericht"),
        help_text=gettext_lazy("U mag in het Nederlands, Engels, Duits of Frans schrijven."),
        max_length=TEKENS,
        error_messages={"max_length": gettext_lazy("Uw bericht is te lang. Het mag hoogstens 10.000 tekens hebben.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    bestanden = BestandenVeld(label=gettext_lazy("Bestanden erbij"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        namen = sorted(bron.naam for bron in berichten_bronnen())
        keuzes = [("", _("Kies een organisatie")), *((naam, naam) for naam in namen)]
        self.fields["organisatie"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["land"].choices = [("", _("Kies een land")), *LANDEN]  # type: ignore[attr-defined]

    def opdracht(self) -> dict[str, str]:
        """What the bezorger gets, besides who it is and what it is about."""
        velden = ("bedrijf", "land", "registratienummer", "email", "organisatie", "tekst")
        return {veld: self.cleaned_data[veld] for veld in velden}


class Vraagformulier(Verzoekformulier):
    """A question."""

    onderwerp = forms.CharField(
        label=gettext_lazy("Onderwerp"),
        max_length=150,
        error_messages={"max_length": gettext_lazy("Maak het onderwerp korter: hoogstens 150 tekens.")},
    )
    field_order = ("organisatie", "onderwerp", "tekst", "bestanden", "bedrijf", "land", "registratienummer", "email")


class Aanvraagformulier(Verzoekformulier):
    """An application for a service of the catalogue that is for entrepreneurs."""

    dienst = forms.ChoiceField(
        label=gettext_lazy("Wat wilt u aanvragen?"),
        error_messages={"invalid_choice": gettext_lazy("Kies een dienst uit de lijst.")},
    )
    field_order = ("dienst", "organisatie", "tekst", "bestanden", "bedrijf", "land", "registratienummer", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        keuzes = [("", _("Kies een dienst")), *list_diensten()]
        self.fields["dienst"].choices = keuzes  # type: ignore[attr-defined]

    @property
    def titel(self) -> str:
        """The name of the service."""
        namen = dict(list_diensten())
        return namen.get(self.cleaned_data["dienst"], "")


def list_diensten() -> list[tuple[str, str]]:
    """What entrepreneurs can apply for: slug and name, in the order of the alphabet."""
    paginas = ProductPagina.objects.live().filter(doelgroepen__contains=[Doelgroep.ONDERNEMER])
    gevonden = dict(paginas.order_by("-pk").values_list("slug", "title"))
    return sorted(gevonden.items(), key=lambda paar: paar[1].casefold())
