"""What a caseworker fills in to open and to close a contact."""

from django import forms
from django.core.exceptions import ValidationError

from cms.producten.selectors import list_producten
from mijnomgeving.loket.contact.doelen import KORTSTE_REDEN, NOOD, list_doelen
from mijnomgeving.loket.contact.models import Afloop, Kanaal
from portal.toegang.medewerkers.medewerker import Loketmedewerker

_LANGST = 500
# What a caseworker chooses; the rest comes by itself.
KIESBARE_AFLOOP = [keuze for keuze in Afloop.choices if keuze[0] != Afloop.VANZELF]


class ContactForm(forms.Form):
    """Open a contact: how the person came, for what, and why."""

    kanaal = forms.ChoiceField(label="Hoe komt de persoon?", choices=Kanaal.choices, initial=Kanaal.BALIE)
    doel = forms.ChoiceField(label="Waarvoor?")
    reden = forms.CharField(
        label="Reden van het contact",
        max_length=_LANGST,
        help_text="Schrijf kort op wat de persoon vraagt, zonder nummers van de persoon. De persoon kan dit opvragen.",
        error_messages={"required": "Vul de reden in. Zonder reden opent u geen contact."},
    )
    product = forms.ChoiceField(
        label="Onderwerp",
        required=False,
        help_text="Weet u het al? Dan staan de werkinstructies klaar en tellen de cijfers goed.",
    )

    def __init__(self, *args: object, medewerker: Loketmedewerker, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        doel = self.fields["doel"]
        assert isinstance(doel, forms.ChoiceField)  # noqa: S101 - it stands above
        doel.choices = [(keuze.sleutel, keuze.titel) for keuze in list_doelen(medewerker)]
        # Two products may share a slug under different parents: the contact is about the one as about the other.
        producten = dict(list_producten().values_list("slug", "title"))
        op_naam = sorted(producten.items(), key=lambda paar: paar[1].casefold())
        self.fields["product"].choices = [("", "Nog niet bekend"), *op_naam]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """An emergency needs a reason that somebody else can judge."""
        data = super().clean() or {}
        reden, kortste = str(data.get("reden", "")).strip(), KORTSTE_REDEN.get(str(data.get("doel")), 3)
        if reden and len(reden) < kortste:
            uitleg = "Schrijf op wat er aan de hand is en waarom u geen toestemming kunt vragen"
            tekst = uitleg if data.get("doel") == NOOD else "Schrijf de reden iets langer op"
            self.add_error("reden", ValidationError(f"{tekst}, in minstens {kortste} tekens."))
        return data


class AfsluitForm(forms.Form):
    """Close a contact: how it ended."""

    afloop = forms.ChoiceField(
        label="Hoe liep het af?",
        choices=KIESBARE_AFLOOP,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het afliep."},
    )
