"""The form field for files: several at once, checked and scanned, with words at the field for what is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mijnomgeving.bestanden import fouten
from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bestanden.scanner import Besmet, ScannerStil, scanner
from mijnomgeving.bestanden.toets import check_inhoud, number_namen

MEESTE, GROOTST = 5, 10 * 1024 * 1024
_REDENEN = {
    fouten.VreemdBestand: gettext_lazy(
        "‘%(naam)s’ is geen bestand dat wij aannemen. Kies een pdf, jpg, png, docx of odt. "
        "Is het een foto in HEIC? Bewaar haar dan als jpg."
    ),
    fouten.Onleesbaar: gettext_lazy(
        "‘%(naam)s’ is leeg of beschadigd. Open het bestand, bewaar het opnieuw en kies het dan."
    ),
    fouten.BeveiligdePdf: gettext_lazy("‘%(naam)s’ is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord."),
    fouten.ActievePdf: gettext_lazy(
        "In ‘%(naam)s’ zit een programma of een ander bestand. Druk het af als nieuwe pdf en kies die."
    ),
    fouten.MetMacro: gettext_lazy("In ‘%(naam)s’ zit een macro. Bewaar het als pdf en kies die."),
    fouten.TeZwaar: gettext_lazy("‘%(naam)s’ is te groot als iemand het opent. Maak een kleinere versie."),
}


class BestandenWidget(forms.FileInput):
    """`<input type="file" multiple>`; the browser offers the kinds that we take."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx,.odt"})


class BestandenVeld(forms.FileField):
    """Several files; cleaned to a tuple of `Bestandsinhoud`, empty when none was chosen and none is required.

    The type is told by the content, never by the name or by what the browser says. Nothing is kept before the scanner
    has looked at it; when the scanner does not answer, nothing is taken in (KWALITEIT B35).
    """

    widget = BestandenWidget

    def __init__(self, *, meeste: int = MEESTE, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Field takes
        self.meeste = meeste
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Kies een bestand.")})
        kwargs.setdefault("label", gettext_lazy("Bestanden"))
        kwargs.setdefault("help_text", gettext_lazy("Hoogstens 5 bestanden van 10 MB: pdf, jpg, png, docx of odt."))
        super().__init__(**kwargs)

    def clean(
        self,
        data: Any,  # noqa: ANN401 - as forms.Field has it
        initial: Any = None,  # noqa: ANN401, ARG002
    ) -> tuple[Bestandsinhoud, ...]:
        """Check all of them; every file that is refused is named.

        Raises:
            ValidationError: too many, too large, of another kind, infected, or the scanner did not answer.
        """
        gekozen: Sequence[UploadedFile[Any]] = [bestand for bestand in (data or ()) if bestand]
        if not gekozen:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return ()
        if len(gekozen) > self.meeste:
            raise ValidationError(_too_many(self.meeste))
        goed, redenen = [], []
        for bestand in gekozen:
            try:
                goed.append(_check(bestand))
            except ValidationError as fout:
                redenen.append(fout)
        if redenen:
            raise ValidationError(redenen)
        _scan(goed)
        return number_namen(goed)

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ANN401, ARG002 - as forms.Field has it
        """What was chosen; a browser never gets it back."""
        return data


def _check(bestand: "UploadedFile[Any]") -> Bestandsinhoud:
    naam = (bestand.name or "")[:60]
    if (bestand.size or 0) > GROOTST:
        raise ValidationError(_("‘%(naam)s’ is groter dan 10 MB. Maak het kleiner.") % {"naam": naam})
    try:
        return check_inhoud(bestand.name or "", bestand.read())
    except fouten.GeweigerdBestand as fout:
        raise ValidationError(_REDENEN[type(fout)] % {"naam": naam}) from None


def _scan(bestanden: Sequence[Bestandsinhoud]) -> None:
    kijker = scanner()
    for bestand in bestanden:
        try:
            kijker.scan(bestand.inhoud)
        except Besmet:
            raise ValidationError(
                _("In ‘%(naam)s’ zit een virus. Wij hebben het niet bewaard.") % {"naam": bestand.naam}
            ) from None
        except ScannerStil:
            raise ValidationError(
                _("Wij kunnen bestanden nu niet op virussen controleren. Probeer het over een paar minuten opnieuw.")
            ) from None


def _too_many(meeste: int) -> str:
    return ngettext("Kies hoogstens %(aantal)s bestand.", "Kies hoogstens %(aantal)s bestanden.", meeste) % {
        "aantal": meeste
    }
