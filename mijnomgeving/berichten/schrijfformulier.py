"""What a person writes to an organisation."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.producten.models import Organisatie
from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.inzendingen.forms import Verzendformulier
from mijnomgeving.inzendingen.models import Soort

TEKENS = 10_000


class Schrijfformulier(Verzendformulier):
    """A text with files."""

    tekst = forms.CharField(
        label=_("Uw bericht"),
        max_length=TEKENS,
        error_messages={"max_length": _("Uw bericht is te lang. Het mag hoogstens 10.000 tekens hebben.")},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    bestanden = BestandenVeld(label=_("Bestanden erbij"), required=False)

    field_order = ("organisatie", "soort", "onderwerp", "tekst", "bestanden")

    def opdracht(self, magazijn: str, onderwerp: str) -> dict[str, str]:
        """What the bezorger gets."""
        return {"magazijn": magazijn, "onderwerp": onderwerp, "tekst": self.cleaned_data["tekst"]}


class Antwoordformulier(Schrijfformulier):
    """A reply: to whom and about what is known."""


class Vraagformulier(Schrijfformulier):
    """A message of one's own, to an organisation that has a magazijn."""

    organisatie = forms.ChoiceField(
        label=_("Aan welke organisatie?"),
        error_messages={"invalid_choice": _("Kies een organisatie uit de lijst.")},
    )
    soort = forms.ChoiceField(
        label=_("Wat wilt u sturen?"),
        choices=[
            (Soort.VRAAG.value, _("Een vraag of iets om door te geven")),
            (Soort.KLACHT.value, _("Een klacht over hoe ik ben behandeld")),
        ],
        initial=Soort.VRAAG.value,
        widget=forms.RadioSelect,
    )
    onderwerp = forms.CharField(
        label=_("Onderwerp"),
        max_length=150,
        error_messages={"max_length": _("Maak het onderwerp korter: hoogstens 150 tekens.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        self.organisaties = {bron.sleutel: bron.naam for bron in berichten_bronnen()}
        self.fields["organisatie"].choices = [("", _("Kies een organisatie")), *_grouped(self.organisaties)]  # type: ignore[attr-defined]


def _grouped(organisaties: dict[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The organisations by kind, as the catalogue knows them, so that a long list can be overseen."""
    catalogus = Organisatie.objects.filter(naam__in=organisaties.values(), is_actief=True)
    soorten = {rij.naam: rij.get_soort_display() for rij in catalogus.only("naam", "soort")}
    rijen = sorted((str(soorten.get(naam, _("Overig"))), naam, sleutel) for sleutel, naam in organisaties.items())
    return [
        (soort, [(sleutel, naam) for _soort, naam, sleutel in groep])
        for soort, groep in groupby(rijen, key=lambda rij: rij[0])
    ]
