"""Form fields for what people are asked: each reads an answer as people write it and says in words what is wrong."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from levensgebeurtenissen.rekenen.tekst import show_euro
from levensgebeurtenissen.vragen.basis import POSTCODE

# What parts three digits parts thousands; what stands before one or two at the end begins the cents.
_BEDRAG = re.compile(r"(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
_PUNT = re.compile(r"(?<=\d)[. ](?=\d{3}(?!\d))")
_MEESTE_EURO = Decimal(100_000_000)
_DATUMS = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y", "%d.%m.%Y"]
GEEN = "-"
ONBEKEND = "?"
"""Values beside the keys of options, which they cannot be: none of these, and not known."""


class EuroVeld(forms.CharField):
    """An amount as people write it: 1.250,50 or 1250 or € 1250,-."""

    def __init__(self, *, minimum: Decimal | None = None, maximum: Decimal | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as forms.CharField has it
        kwargs.setdefault("max_length", 20)
        self.minimum, self.maximum = minimum, maximum
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Decimal | None:  # noqa: ANN401 - as forms.Field has it
        """The amount; None for nothing.

        Raises:
            ValidationError: it is no amount, or one that cannot be.
        """
        tekst = "".join(str(super().clean(value)).replace("€", "").split()).removesuffix(",-")
        if not tekst:
            return None
        delen = _BEDRAG.fullmatch(tekst)
        if delen is None:
            raise ValidationError(_("Schrijf het bedrag als 1250 of 1250,50."), code="invalid")
        bedrag = Decimal(f"{re.sub(r'[.,]', '', delen[2])}.{delen[3] or '00'}")
        if delen[1] or bedrag > _MEESTE_EURO:
            raise ValidationError(_("Schrijf een bedrag van 0 of meer."), code="invalid")
        self._check_bounds(bedrag)
        return bedrag

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as forms.Field has it
        """An amount as the field asks it; what somebody typed as it is."""
        return write_bedrag(value) if isinstance(value, Decimal) else value

    def _check_bounds(self, bedrag: Decimal) -> None:
        if self.minimum is not None and bedrag < self.minimum:
            raise ValidationError(_("Vul %(grens)s of meer in.") % {"grens": show_euro(self.minimum)})
        if self.maximum is not None and bedrag > self.maximum:
            raise ValidationError(_("Vul hoogstens %(grens)s in.") % {"grens": show_euro(self.maximum)})


class DatumVeld(forms.DateField):
    """A day in one field, as the whole portal asks it."""

    def __init__(self, *, minimum: date | None = None, maximum: date | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as forms.DateField has it
        self.minimum, self.maximum = minimum, maximum
        fouten = {"invalid": gettext_lazy("Schrijf de dag als 31-12-2026.")} | kwargs.pop("error_messages", {})
        super().__init__(
            input_formats=_DATUMS,
            error_messages=fouten,
            widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> date | None:  # noqa: ANN401 - as forms.Field has it
        """The day; None for nothing.

        Raises:
            ValidationError: it is no day, or lies outside the bounds.
        """
        dag: date | None = super().clean(value.strip() if isinstance(value, str) else value)
        if dag is not None and self.minimum is not None and dag < self.minimum:
            raise ValidationError(_("Vul een dag in vanaf %(grens)s.") % {"grens": _write_datum(self.minimum)})
        if dag is not None and self.maximum is not None and dag > self.maximum:
            raise ValidationError(_("Vul een dag in tot en met %(grens)s.") % {"grens": _write_datum(self.maximum)})
        return dag


class GetalVeld(forms.IntegerField):
    """A whole number; thousands may be parted."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as forms.IntegerField has it
        fouten = {
            "invalid": gettext_lazy("Schrijf een heel getal, zonder letters."),
            "min_value": gettext_lazy("Vul een getal in van %(limit_value)s of hoger."),
            "max_value": gettext_lazy("Vul een getal in van hoogstens %(limit_value)s."),
        } | kwargs.pop("error_messages", {})
        invoer = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(widget=invoer, error_messages=fouten, **kwargs)

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401 - as forms.Field has it
        """The number; None for nothing.

        Raises:
            ValidationError: it is no whole number.
        """
        getal: int | None = super().to_python(_PUNT.sub("", value) if isinstance(value, str) else value)
        return getal


class PostcodeVeld(forms.CharField):
    """A Dutch postcode, with or without a space, in capitals or not; the answer is "3511AB"."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as forms.CharField has it
        invoer = forms.TextInput(attrs={"autocomplete": "postal-code"})
        super().__init__(max_length=12, widget=invoer, **kwargs)

    def clean(self, value: Any) -> str:  # noqa: ANN401 - as forms.Field has it
        """The postcode; "" for nothing.

        Raises:
            ValidationError: it is none.
        """
        postcode = "".join(str(super().clean(value)).split()).upper()
        if postcode and not POSTCODE.fullmatch(postcode):
            raise ValidationError(_("Schrijf de postcode als 1234 AB."), code="invalid")
        return postcode

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as forms.Field has it
        """As people write it: "3511 AB"."""
        return write_postcode(value) if isinstance(value, str) and POSTCODE.fullmatch(value) else value


class MeerkeuzeVeld(forms.MultipleChoiceField):
    """Boxes to tick; `GEEN` and `ONBEKEND` stand alone."""

    def clean(self, value: Any) -> list[str]:  # noqa: ANN401 - as forms.Field has it
        """The keys that were ticked.

        Raises:
            ValidationError: nothing was ticked where that is no answer, or both 'none of these' and something else.
        """
        gekozen: list[str] = super().clean(value)
        alleen = next((waarde for waarde in (GEEN, ONBEKEND) if waarde in gekozen), None)
        if alleen is not None and len(gekozen) > 1:
            teksten: dict[str, str] = dict(self.choices)  # type: ignore[arg-type]
            raise ValidationError(_("Kies '%(alleen)s' of iets anders, niet allebei.") % {"alleen": teksten[alleen]})
        return gekozen


class Keuzetekst(str):
    """The text of a choice with a line of explanation, which the component shows under it."""

    __slots__ = ("taal", "uitleg")

    uitleg: str
    taal: str

    def __new__(cls, tekst: str | Promise, uitleg: str = "", taal: str = "") -> "Keuzetekst":
        """`taal` marks a choice in another language than the page."""
        zelf = super().__new__(cls, tekst)
        zelf.uitleg, zelf.taal = uitleg, taal
        return zelf


def write_bedrag(bedrag: Decimal) -> str:
    """1250,50; without cents when there are none. The same in every language, as the field asks it."""
    heel = bedrag == bedrag.to_integral_value()
    return f"{bedrag:.{0 if heel else 2}f}".replace(".", ",")


def write_postcode(postcode: str) -> str:
    """3511 AB."""
    return f"{postcode[:4]} {postcode[4:]}"


def _write_datum(dag: date) -> str:
    return date_format(dag, "j F Y")
