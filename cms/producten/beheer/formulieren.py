"""Forms that keep an editor within the own organisations, whatever the browser sends."""

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.permissions import policy_registry

from cms.producten.models import Aanbod, Locatie, Organisatie

# From here on a list of choices is too long, and the chooser with its search is better.
MAX_LIJST = 30
# What `opmaak.sanitise` lets through.
OPMAAK = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class EigenOrganisatieForm(WagtailAdminModelForm):
    """The organisation is one for which this person writes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "organisatie" in self.fields:
            self._limit_organisatie()

    def _limit_organisatie(self) -> None:
        veld = self.fields["organisatie"]
        veld.queryset = self.eigen_organisaties()
        eigen = list(veld.queryset[: MAX_LIJST + 1])
        if len(eigen) <= MAX_LIJST:
            veld.widget = forms.Select()
            veld.widget.choices = veld.choices
        if len(eigen) == 1:
            veld.initial = eigen[0].pk
            veld.empty_label = None
            veld.widget.choices = veld.choices

    def eigen_organisaties(self) -> QuerySet[Organisatie]:
        """For which this person may write; all where nobody in particular asks."""
        if self.for_user is None:
            return Organisatie.objects.all()
        policy = policy_registry.get_by_type(Organisatie)
        eigen: QuerySet[Organisatie] = policy.instances_user_has_permission_for(self.for_user, "change")
        return eigen


class AanbodForm(EigenOrganisatieForm):
    """An offer of an organisation, with locations of that organisation."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "locaties" in self.fields:
            self._limit_locaties()
        # The editor has no lists of terms (dl); it would take them out, so such a text is edited as it is.
        if "tekst" in self.fields and "<d" not in self.instance.tekst:
            self.fields["tekst"].widget = get_rich_text_editor_widget(features=OPMAAK)

    def _limit_locaties(self) -> None:
        veld = self.fields["locaties"]
        gekozen = self._gekozen_organisatie()
        eigen = self.eigen_organisaties().filter(pk__in=[] if gekozen is None else [gekozen])
        veld.queryset = Locatie.objects.filter(organisatie__in=eigen)
        veld.widget = forms.CheckboxSelectMultiple()
        veld.widget.choices = veld.choices
        if gekozen is None:
            veld.help_text = _("Bewaar eerst. Daarna kunt u kiezen uit de locaties van de organisatie.")

    def _gekozen_organisatie(self) -> int | None:
        gestuurd = str(self.data.get(self.add_prefix("organisatie"), "")) if self.is_bound else ""
        if gestuurd.isdecimal():
            return int(gestuurd)
        eigen: int | None = self.instance.organisatie_id or self.fields["organisatie"].initial
        return eigen

    def save(self, commit: bool = True) -> Aanbod:  # noqa: FBT001, FBT002 - Django's signature
        """With the day on which it changed."""
        if self.has_changed():
            self.instance.gewijzigd_op = timezone.localdate()
        aanbod: Aanbod = super().save(commit=commit)
        return aanbod
