"""What a caseworker fills in at a dossier. Staff reads Dutch only."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from mijnomgeving.loket.dossiers.beeld import ONDERDELEN, RECHTEN, Dossierbeeld, Partijbeeld
from mijnomgeving.loket.dossiers.delen import INWONER
from mijnomgeving.loket.dossiers.models import Dossierdeel
from mijnomgeving.loket.dossiers.organisaties import list_andere
from mijnomgeving.loket.dossiers.rechten import SETS, Onderdeel, Recht, Rechten
from mijnomgeving.loket.velden import day_field, line_field, text_field

NU, MIJN = "nu", "mijn"
_TOESTEMMING = [
    (MIJN, "Vraag het in MijnOmgeving: de persoon leest het thuis en geeft dan antwoord"),
    (NU, "De persoon zegt nu ja: ik heb voorgelezen wie wat ziet, en schrijf dat op"),
]
SETKEUZES = [
    ("meedoen", "Meedoen: alles lezen, en afspraken, acties, notities en documenten toevoegen"),
    ("meelezen", "Meelezen: alles lezen, niets toevoegen"),
    ("eigen", "Alleen doel, vraag en de eigen acties"),
]


class ToestemmingFormulier(forms.Form):
    """How the person says yes; now only when it is sure who is there."""

    toestemming = forms.ChoiceField(
        label="Hoe geeft de persoon toestemming?",
        choices=_TOESTEMMING,
        initial=MIJN,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de persoon toestemming geeft."},
    )

    def __init__(self, *args: Any, direct: bool, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        self._direct = direct

    def clean_toestemming(self) -> str:
        """A yes of somebody of whom it is not sure who it is, is no yes."""
        gekozen: str = self.cleaned_data["toestemming"]
        if gekozen == NU and not self._direct:
            raise forms.ValidationError(
                "Stel eerst vast wie de persoon is. Dat kan niet bij een brief. Of vraag het in MijnOmgeving."
            )
        return gekozen

    @property
    def direct(self) -> bool:
        """Whether the person says yes now."""
        return bool(self.cleaned_data["toestemming"] == NU)


class BeginFormulier(ToestemmingFormulier):
    """A new dossier."""

    doel = line_field("Doel", "Wat moet er bereikt worden? Bijvoorbeeld: een regeling voor alle schulden.")
    vraag = text_field("De vraag, in de woorden van de persoon")
    aanspreekpunt = line_field("Aanspreekpunt bij uw organisatie", "Naam en telefoonnummer. De persoon ziet dit.")
    organisaties = forms.MultipleChoiceField(
        label="Welke andere organisaties doen mee?", required=False, widget=forms.CheckboxSelectMultiple
    )
    rechten = forms.ChoiceField(label="Wat mogen zij?", choices=SETKEUZES, initial="meedoen")
    tot = day_field("Toestemming tot en met", "Leeg: zolang het dossier loopt.", verplicht=False)
    gewenst = forms.BooleanField(label="De persoon wil dit dossier en weet wie wat ziet")
    field_order = ("doel", "vraag", "aanspreekpunt", "organisaties", "rechten", "toestemming", "tot", "gewenst")

    def __init__(self, *args: Any, eigen: str, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        _choose(self, "organisaties", list_andere(eigen))

    @property
    def partijen(self) -> dict[str, str]:
        """The other organisations, each with the name of its set of rights."""
        return dict.fromkeys(self.cleaned_data["organisaties"], self.cleaned_data["rechten"])


class PartijFormulier(ToestemmingFormulier):
    """An organisation that comes in, or what it may see from now on."""

    organisatie = forms.ChoiceField(label="Welke organisatie?")
    tot = day_field("Toestemming tot en met", "Leeg: zolang het dossier loopt.", verplicht=False)

    def __init__(self, *args: Any, eigen: str, nu: Partijbeeld | None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _choose(self, "organisatie", [("", "Kies een organisatie"), *list_andere(eigen)])
        begin_met = nu.rechten if nu else SETS["meedoen"]
        self.fields["organisatie"].initial = nu.oin if nu else None
        self.fields["tot"].initial = nu.tot.strftime("%d-%m-%Y") if nu and nu.tot else None
        woorden = [(str(int(recht)), str(woord).capitalize()) for recht, woord in RECHTEN.items()]
        for deel, naam in ONDERDELEN.items():
            begin = str(int(begin_met.of(deel)))
            self.fields[f"recht_{deel}"] = forms.ChoiceField(label=str(naam), choices=woorden, initial=begin)
        self.order_fields(["organisatie", *(f"recht_{deel}" for deel in ONDERDELEN), "toestemming", "tot"])

    @property
    def rechten(self) -> Rechten:
        """The right for each part."""
        return Rechten({deel: Recht(int(self.cleaned_data[f"recht_{deel}"])) for deel in Onderdeel})


class AfspraakFormulier(forms.Form):
    """What was agreed."""

    titel = "Afspraak opschrijven"
    tekst = text_field("Wat is er afgesproken?", "Schrijf voor de persoon: korte zinnen, met ‘u’.", rijen=3)


class NotitieFormulier(forms.Form):
    """A note that all parties with the right read, and the person."""

    titel = "Notitie schrijven"
    tekst = text_field("Notitie", "De persoon leest dit ook. Zet er niet meer in dan nodig is.")


class DocumentFormulier(forms.Form):
    """A document of the list; the file stays where it is."""

    titel = "Document in de lijst zetten"
    tekst = line_field("Welk document is het?")
    waar = line_field("Waar ligt het?", "Organisatie en zaaknummer. Het dossier bewaart geen kopie.", verplicht=False)


class ActieFormulier(forms.Form):
    """Who does what, by when."""

    titel = "Actie opschrijven"
    tekst = line_field("Wat moet er gebeuren?")
    eigenaar = forms.ChoiceField(label="Wie doet dit?")
    uiterlijk = day_field("Uiterlijk op")

    def __init__(self, *args: Any, beeld: Dossierbeeld, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        super().__init__(*args, **kwargs)
        partijen = [(partij.oin, partij.naam) for partij in beeld.partijen if partij.loopt]
        _choose(self, "eigenaar", [("", "Kies wie"), *partijen, (INWONER, "De persoon zelf")])


class UitkomstFormulier(forms.Form):
    """The outcome that the organisations propose."""

    tekst = text_field("Uitkomst", "Wat is er bereikt, en wat betekent dat voor de persoon? Schrijf met ‘u’.", rijen=6)


class AntwoordFormulier(forms.Form):
    """What the person says about the outcome here and now."""

    eens = forms.ChoiceField(
        label="Wat zegt de persoon?",
        choices=[("ja", "Eens: het dossier sluit"), ("nee", "Niet eens: het dossier gaat verder")],
        widget=forms.RadioSelect,
    )
    reden = text_field("In eigen woorden", "Verplicht als de persoon het niet eens is.", verplicht=False, rijen=3)

    def clean(self) -> dict[str, Any]:
        """A no without words helps nobody on."""
        schoon = super().clean() or {}
        if schoon.get("eens") == "nee" and not schoon.get("reden"):
            self.add_error("reden", "Schrijf op waarom de persoon het niet eens is.")
        return schoon


class StopFormulier(forms.Form):
    """Why it ends without an outcome."""

    reden = text_field("Waarom stopt het dossier?", "De persoon leest dit.", rijen=3)


class AanspreekFormulier(forms.Form):
    """Whom the person can ask for."""

    tekst = line_field("Aanspreekpunt", "Naam en telefoonnummer. De persoon en de andere organisaties zien dit.")


SOORTEN: Mapping[Dossierdeel.Soort, type[forms.Form]] = {
    Dossierdeel.Soort.AFSPRAAK: AfspraakFormulier,
    Dossierdeel.Soort.ACTIE: ActieFormulier,
    Dossierdeel.Soort.NOTITIE: NotitieFormulier,
    Dossierdeel.Soort.DOCUMENT: DocumentFormulier,
}


def next_week() -> str:
    """A week from today, as a form shows it."""
    return (timezone.localdate() + timedelta(days=7)).strftime("%d-%m-%Y")


def _choose(formulier: forms.Form, naam: str, keuzes: Sequence[tuple[str, str]]) -> None:
    formulier.fields[naam].choices = keuzes  # type: ignore[attr-defined]
