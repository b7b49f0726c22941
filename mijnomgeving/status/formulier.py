"""The form of the register of outages, in the words of who fills it in under pressure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from mijnomgeving.koppelingen.lijst import list_koppelingen
from mijnomgeving.status.onderdelen import Onderdeel

PANELEN = [
    FieldPanel("soort"),
    MultiFieldPanel(
        [FieldPanel("titel"), FieldPanel("uitleg"), FieldPanel("titel_en"), FieldPanel("uitleg_en")],
        heading=_("Wat mensen lezen"),
        help_text=_("Schrijf wat niet lukt en wat iemand dan wel kan doen. Noem geen systemen."),
    ),
    MultiFieldPanel([FieldPanel("organisatie"), FieldPanel("onderdelen")], heading=_("Waar het over gaat")),
    FieldRowPanel([FieldPanel("van"), FieldPanel("verwacht_tot"), FieldPanel("tot")], heading=_("Wanneer")),
    FieldPanel("sluit"),
]


class UitvalFormulier(WagtailAdminModelForm):  # type: ignore[misc] # Wagtail has no types
    """With the organisations that there are: a name with a mistake in it would move no last day."""

    onderdelen = forms.MultipleChoiceField(
        label=_("Wat mensen niet kunnen"),
        choices=Onderdeel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Niets gekozen: alles. Laatste dagen schuiven alleen op als inloggen of versturen erbij hoort."),
    )
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Wagtail's
        super().__init__(*args, **kwargs)
        namen = {koppeling.organisatie for koppeling in list_koppelingen()} | {self.instance.organisatie}
        keuzes = [(naam, naam) for naam in sorted(namen - {""})]
        self.fields["organisatie"].choices = [("", _("Dit portaal, dus alle organisaties")), *keuzes]

    def clean(self) -> dict[str, Any]:
        """Only the whole portal can be closed."""
        velden: dict[str, Any] = super().clean()
        if velden.get("sluit") and velden.get("organisatie"):
            self.add_error("sluit", _("Dicht gaat het voor alle organisaties. Laat de organisatie dan leeg."))
        return velden
