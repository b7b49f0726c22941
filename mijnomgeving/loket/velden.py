"""Fields that the forms of the counter share, those of the person included."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Tekst = str | _StrPromise

TEKENS = 2000
_VERST = timedelta(days=2 * 366)


def text_field(label: "Tekst", uitleg: "Tekst" = "", *, verplicht: bool = True, rijen: int = 4) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        required=verplicht,
        max_length=TEKENS,
        error_messages={"max_length": _("Uw tekst is te lang. Hij mag hoogstens 2.000 tekens hebben.")},
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


def line_field(label: "Tekst", uitleg: "Tekst" = "", *, verplicht: bool = True) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        required=verplicht,
        max_length=200,
        error_messages={"max_length": _("Uw tekst is te lang. Hij mag hoogstens 200 tekens hebben.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def day_field(label: "Tekst", uitleg: "Tekst" = "", *, verplicht: bool = True, komend: bool = True) -> forms.DateField:
    """A day, typed: a browser's own field for dates hides where the focus is. From today on when `komend`."""
    return forms.DateField(
        label=label,
        help_text=uitleg or _("Bijvoorbeeld 31-12-2026."),
        required=verplicht,
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"],
        error_messages={"invalid": _("Schrijf de dag als 31-12-2026.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
        validators=[check_day] if komend else [],
    )


def check_day(dag: date) -> None:
    """Not before today, and not so far away that it says nothing.

    Raises:
        ValidationError: it is.
    """
    vandaag = timezone.localdate()
    if dag < vandaag:
        raise ValidationError(_("Kies vandaag of een dag die nog komt."))
    if dag > vandaag + _VERST:
        raise ValidationError(_("Kies een dag binnen twee jaar."))
