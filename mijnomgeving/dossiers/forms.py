"""What the person writes in a dossier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mijnomgeving.loket.dossiers.models import Dossierdeel
from mijnomgeving.loket.velden import day_field, line_field, text_field


class NotitieFormulier(forms.Form):
    """What the person wants the organisations to know."""

    titel = _("Iets laten weten")
    uitleg = _("De organisaties in dit dossier die notities mogen lezen, zien wat u schrijft.")
    tekst = text_field(
        _("Wat wilt u laten weten?"), _("Schrijf hier geen gegevens over anderen als dat niet nodig is.")
    )


class DocumentFormulier(forms.Form):
    """A document that belongs to the question; the dossier holds no copy."""

    titel = _("Een document noemen")
    uitleg = _("Het dossier bewaart geen kopie. Schrijf op welk document het is en waar het te vinden is.")
    tekst = line_field(_("Welk document is het?"))
    waar = line_field(
        _("Waar is het te vinden?"),
        _("Bijvoorbeeld: een brief van het UWV van 3 november, in mijn berichten."),
        verplicht=False,
    )


class ActieFormulier(forms.Form):
    """Something that the person is going to do."""

    titel = _("Opschrijven wat u gaat doen")
    uitleg = _("Zo weten de organisaties waar u mee bezig bent.")
    tekst = line_field(_("Wat gaat u doen?"))
    uiterlijk = day_field(_("Voor welke dag?"), verplicht=False)


FORMULIEREN: dict[Dossierdeel.Soort, type[forms.Form]] = {
    Dossierdeel.Soort.NOTITIE: NotitieFormulier,
    Dossierdeel.Soort.DOCUMENT: DocumentFormulier,
    Dossierdeel.Soort.ACTIE: ActieFormulier,
}


class UitkomstFormulier(forms.Form):
    """Whether the person agrees with how it ended."""

    eens = forms.ChoiceField(
        label=_("Bent u het eens met deze uitkomst?"),
        choices=[
            ("ja", _("Ja. Het dossier wordt gesloten.")),
            ("nee", _("Nee. Het dossier gaat verder.")),
        ],
        widget=forms.RadioSelect,
    )
    reden = text_field(
        _("Wat wilt u daarover zeggen?"), _("Bent u het niet eens? Schrijf dan op waarom."), verplicht=False
    )

    def clean(self) -> dict[str, object]:
        """A no without words helps nobody on."""
        schoon = super().clean() or {}
        if schoon.get("eens") == "nee" and not schoon.get("reden"):
            self.add_error("reden", _("Schrijf op waarom u het niet eens bent. Dan weten de organisaties wat er mist."))
        return schoon


class StopFormulier(forms.Form):
    """Why the person wants no more of it; need not be said."""

    reden = text_field(_("Waarom stopt u?"), _("U hoeft dit niet te zeggen."), verplicht=False, rijen=3)


class TerugFormulier(forms.Form):
    """Why a yes that a counter wrote down was not so."""

    reden = text_field(_("Wat klopt er niet?"))
