"""What our reports in the admin have in common: own rows only, and a CSV file that no spreadsheet runs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.reports import ReportView

from cms.producten.models import Organisatie
from cms.redactie.bereik import is_redacteur, own_only
from cms.redactie.rollen import list_eigen_organisaties
from portal.core.rekenblad import safe_cell


def eigen_organisaties(request: Any) -> QuerySet[Organisatie]:  # noqa: ANN401 - as django-filter calls it
    """What an editor can filter on."""
    return list_eigen_organisaties(user=request.user) if request else Organisatie.objects.none()


class EigenRapport(ReportView):
    """A report in which an editor sees what belongs to the own organisations."""

    organisatie_pad = "organisatie"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Only for who writes for some organisation."""
        if not is_redacteur(user=request.user):
            raise PermissionDenied
        antwoord: HttpResponse = super().dispatch(request, *args, **kwargs)
        return antwoord

    def get_base_queryset(self) -> QuerySet[Any]:
        """What is own."""
        rijen: QuerySet[Any] = super().get_base_queryset()
        return own_only(rijen, user=self.request.user, pad=self.organisatie_pad)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:  # noqa: ANN401 - Wagtail's signature
        """Made safe for both formats."""
        return safe_cell(super().preprocess_field_value(field, value, export_format))
