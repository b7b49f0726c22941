"""Letting a system in, giving it another key, and adding a webhook."""

from collections.abc import Collection, Mapping, MutableMapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from yarl import URL

from mijnomgeving.koppelvlak.bezorgen import SOORTEN, scope_of
from mijnomgeving.koppelvlak.client import fetch_jwks
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.services import NieuwSysteem
from mijnomgeving.koppelvlak.sleutels import GeheimeSleutel, Jwk, OngeldigeSleutel, read_sleutels
from portal.outbound.service import AdresGeweigerd, BronFout, check_foreign_url

_LANGST = timedelta(days=731)
_LANG_ADRES = 500
_SLEUTELUITLEG = _(
    "Alleen de openbare sleutel: PEM, een certificaat of een JWK. EC met P-256 of P-384, of RSA met minstens 2048 bits."
)
_GEHEIM = _(
    "Dit is een geheime sleutel. Die hoort alleen in uw eigen systeem. Wij hebben hem niet bewaard. Maak een nieuw "
    "sleutelpaar en plak hier de openbare sleutel."
)
_GEEN_SLEUTEL = _("Dit is geen openbare sleutel die wij kunnen gebruiken. Kijk of u alles plakte, ook de streepjes.")


def _sleutelveld() -> forms.CharField:
    return forms.CharField(
        label=_("Openbare sleutel"),
        help_text=_SLEUTELUITLEG,
        max_length=16_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )


def _read(tekst: str) -> list[Jwk]:
    """The public keys in this.

    Raises:
        ValidationError: there is none, or a secret one; what was pasted is not repeated then.
    """
    try:
        return read_sleutels(tekst)
    except GeheimeSleutel:
        raise ValidationError(_GEHEIM, code="geheim") from None
    except OngeldigeSleutel:
        raise ValidationError(_GEEN_SLEUTEL) from None


def _check_address(adres: str) -> str:
    """An https address on the public internet, as far as its form says; DNS is looked at on each call.

    Raises:
        ValidationError: it is none.
    """
    try:
        url = URL(adres)
        check_foreign_url(url)
    except (AdresGeweigerd, ValueError):
        raise ValidationError(_("Geef een openbaar webadres dat begint met https://.")) from None
    if url.fragment:
        raise ValidationError(_("Geef het adres zonder # en wat daarna komt."))
    return str(url)


class SleutelFormulier(forms.Form):
    """One more public key, for when a system gets a new one."""

    sleutel = _sleutelveld()

    def clean_sleutel(self) -> Jwk:
        """The one key that was pasted."""
        if not self.cleaned_data["sleutel"].strip():
            raise ValidationError(_("Plak de openbare sleutel."))
        sleutels = _read(self.cleaned_data["sleutel"])
        if len(sleutels) != 1:
            raise ValidationError(_("Plak één sleutel tegelijk."))
        return sleutels[0]


class SysteemFormulier(forms.Form):
    """A system to let in: what it is called, what it may, for which vestigingen, until when, and its key."""

    naam = forms.CharField(
        label=_("Hoe noemt u het systeem?"),
        help_text=_("Bijvoorbeeld: Boekhoudpakket. Deze naam ziet u ook terug bij ‘Wie zag onze gegevens?’."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(label=_("Wat mag het systeem?"), widget=forms.CheckboxSelectMultiple)
    vestigingen = forms.MultipleChoiceField(
        label=_("Voor welke vestigingen?"),
        help_text=_("Kiest u niets, dan mag het systeem alles van het hele bedrijf zien."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tot = forms.DateField(
        label=_("Tot en met welke dag?"),
        help_text=_("Hoogstens twee jaar vooruit, bijvoorbeeld 31-12-2027. Daarna laat u het systeem opnieuw toe."),
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"],
        error_messages={"invalid": _("Schrijf de dag als 31-12-2027.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )
    sleutel = _sleutelveld()
    jwks_url = forms.CharField(
        label=_("Of het adres waar de openbare sleutels staan (JWKS)"),
        help_text=_(
            "Vul de sleutel in of dit adres, niet allebei. Met een adres wisselt uw leverancier zelf sleutels."
        ),
        max_length=_LANG_ADRES,
        required=False,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        initial: MutableMapping[str, Any] | None = None,
        vestigingen: Sequence[tuple[str, str]] = (),
        bezet: Collection[str] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        self._bezet = {naam.casefold() for naam in bezet}
        self.fields["scopes"].choices = [(scope.naam, scope.titel) for scope in SCOPES.values()]  # type: ignore[attr-defined]
        if len(vestigingen) > 1:
            self.fields["vestigingen"].choices = list(vestigingen)  # type: ignore[attr-defined]
        else:
            del self.fields["vestigingen"]

    def clean_naam(self) -> str:
        """Each system has a name of its own, so that the log says which one read."""
        naam = " ".join(str(self.cleaned_data["naam"]).split())
        if naam.casefold() in self._bezet:
            raise ValidationError(_("U hebt al een systeem met deze naam. Kies een andere naam."))
        return naam

    def clean_tot(self) -> date:
        """Not before today, and within two years."""
        tot: date = self.cleaned_data["tot"]
        vandaag = timezone.localdate()
        if tot < vandaag:
            raise ValidationError(_("Kies vandaag of een dag die nog komt."))
        if tot > vandaag + _LANGST:
            raise ValidationError(_("Kies een dag binnen twee jaar."))
        return tot

    def clean_sleutel(self) -> list[Jwk]:
        """The public keys that were pasted; none is fine where an address is given."""
        tekst = self.cleaned_data["sleutel"].strip()
        return _read(tekst) if tekst else []

    def clean_jwks_url(self) -> str:
        """An address where public keys really stand now."""
        adres = str(self.cleaned_data["jwks_url"]).strip()
        if not adres:
            return ""
        adres = _check_address(adres)
        try:
            fetch_jwks(adres, wie="een nieuw systeem")
        except BronFout:
            raise ValidationError(_("Dit adres geeft nu geen antwoord dat wij kunnen gebruiken.")) from None
        except OngeldigeSleutel:
            raise ValidationError(_("Op dit adres staan geen openbare sleutels die wij kunnen gebruiken.")) from None
        return adres

    def clean(self) -> dict[str, Any]:
        """A key or an address: one of them."""
        data = super().clean() or {}
        fout = {"sleutel", "jwks_url"} & self.errors.keys()
        if not fout and bool(data.get("sleutel")) == bool(data.get("jwks_url")):
            self.add_error("sleutel", _("Plak een openbare sleutel, of geef hieronder een adres. Niet allebei."))
        return data

    def as_nieuw(self) -> NieuwSysteem:
        """What was filled in."""
        data = self.cleaned_data
        return NieuwSysteem(
            naam=data["naam"],
            scopes=data["scopes"],
            vestigingen=tuple(data.get("vestigingen", ())),
            tot=data["tot"],
            sleutels=tuple(data["sleutel"]),
            jwks_url=data["jwks_url"],
        )


class WebhookFormulier(forms.Form):
    """Where a system hears of news, and of which kinds."""

    url = forms.CharField(
        label=_("Adres van uw systeem"),
        help_text=_("Een openbaar adres dat begint met https://."),
        max_length=_LANG_ADRES,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    soorten = forms.MultipleChoiceField(label=_("Waarover?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Mapping[str, Any] | None = None, *, scopes: Collection[str]) -> None:
        super().__init__(data)
        mag = [(soort, titel) for soort, (_type, titel) in SOORTEN.items() if scope_of(soort) in scopes]
        self.fields["soorten"].choices = mag  # type: ignore[attr-defined]

    def clean_url(self) -> str:
        """An https address on the public internet."""
        return _check_address(str(self.cleaned_data["url"]).strip())


def empty_secret(formulier: forms.Form) -> None:
    """Let a secret key that was pasted by mistake not go back over the line with the form."""
    if formulier.has_error("sleutel", code="geheim"):
        formulier.data = {**formulier.data, "sleutel": ""}
