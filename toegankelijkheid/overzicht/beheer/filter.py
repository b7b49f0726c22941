"""Which findings somebody wants to see; the list and the files to take along share it."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.overzicht.rechten import own, sees_all
from toegankelijkheid.overzicht.woorden import MOTOREN, name_of_organisatie, name_of_paginasoort
from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel, Zekerheidskeuze
from toegankelijkheid.toetsen.selectors import TELT_ALS_ZEKER, open_bevindingen

# Stands in an address for what is empty in the table: no clause, no organisation.
GEEN = "geen"
HERSTELD, GEEN_PROBLEEM, ALLES = "hersteld", "geen-probleem", "alles"
STANDEN = (
    (HERSTELD, _("Hersteld")),
    (GEEN_PROBLEEM, _("Geen probleem, zegt een mens")),
    (ALLES, _("Alles, ook wat is hersteld")),
)


def _eisen() -> list[tuple[str, str]]:
    return [(GEEN, str(_("Geen eis, wel een goede gewoonte")))] + [
        (e.nummer, f"{e.nummer} {e.naam}") for e in EISEN.values()
    ]


def _seen(veld: str) -> Iterable[str]:
    return Gevonden.objects.order_by(veld).values_list(veld, flat=True).distinct()


def _paginasoorten() -> list[tuple[str, str]]:
    return [(naam or GEEN, name_of_paginasoort(naam)) for naam in _seen("paginasoort")]


def _organisaties() -> list[tuple[str, str]]:
    return [(naam or GEEN, name_of_organisatie(naam)) for naam in _seen("organisatie")]


def _redacteuren(request: Any) -> QuerySet[User]:  # noqa: ANN401 - as django-filter calls it
    """Only who sees everything chooses whose pages to see."""
    if request is None or not sees_all(user=request.user):
        return User.objects.none()
    return User.objects.filter(pk__in=Gevonden.objects.exclude(redacteur=None).values("redacteur"))


class _LeegOfGelijk(django_filters.ChoiceFilter):
    """A choice in which `GEEN` stands for empty."""

    def filter(self, qs: QuerySet[Gevonden], value: str | None) -> QuerySet[Gevonden]:
        """Those with this value."""
        gekozen: QuerySet[Gevonden] = super().filter(qs, value) if value != GEEN else qs.filter(**{self.field_name: ""})
        return gekozen


class BevindingenFilter(WagtailFilterSet):
    """By clause, certainty, page, whose page, program and state."""

    eis = _LeegOfGelijk(choices=_eisen, label=_("Eis"))
    zekerheid = django_filters.ChoiceFilter(choices=Zekerheidskeuze, method="filter_zekerheid", label=_("Zekerheid"))
    paginasoort = _LeegOfGelijk(choices=_paginasoorten, label=_("Soort pagina"))
    organisatie = _LeegOfGelijk(choices=_organisaties, label=_("Organisatie"))
    redacteur = django_filters.ModelChoiceFilter(queryset=_redacteuren, label=_("Redacteur"))
    motor = django_filters.ChoiceFilter(
        choices=lambda: list(MOTOREN.items()), method="filter_motor", label=_("Programma")
    )
    regel = django_filters.CharFilter(label=_("Regel"))
    adres = django_filters.CharFilter(lookup_expr="icontains", label=_("Webadres bevat"))
    stand = django_filters.ChoiceFilter(choices=STANDEN, method="filter_stand", label=_("Stand"), empty_label=_("Open"))

    class Meta:
        model = Gevonden
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Gevonden]) -> QuerySet[Gevonden]:
        """What is open, unless another state is asked for."""
        gekozen: QuerySet[Gevonden] = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("stand"):
            return gekozen
        return gekozen.filter(pk__in=open_bevindingen().order_by().values("pk"))

    def filter_zekerheid(self, rijen: QuerySet[Gevonden], _naam: str, zekerheid: str) -> QuerySet[Gevonden]:
        """A person's judgement counts before what the programs say."""
        zeker = zekerheid == Zekerheidskeuze.ZEKER
        return rijen.filter(TELT_ALS_ZEKER if zeker else ~TELT_ALS_ZEKER)

    def filter_motor(self, rijen: QuerySet[Gevonden], _naam: str, motor: str) -> QuerySet[Gevonden]:
        """What this program found, alone or with others."""
        return rijen.filter(motoren__contains=[motor])

    def filter_stand(self, rijen: QuerySet[Gevonden], _naam: str, stand: str) -> QuerySet[Gevonden]:
        """What is no longer on the list, or all."""
        if stand == HERSTELD:
            return rijen.exclude(hersteld_op=None)
        return rijen.filter(oordeel=Mensoordeel.GEEN_PROBLEEM) if stand == GEEN_PROBLEEM else rijen


def read_filtered(request: Any) -> QuerySet[Gevonden]:  # noqa: ANN401 - request.user
    """What the address asks for, of what this person may see; the most certain first."""
    eigen = own(Gevonden.objects.select_related("redacteur", "beoordeeld_door"), user=request.user)
    gekozen: QuerySet[Gevonden] = BevindingenFilter(request.GET, queryset=eigen, request=request).qs
    return gekozen
