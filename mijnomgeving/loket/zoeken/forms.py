"""What staff fills in: a key to search by, a document that was seen, a reason for four eyes, a row of the list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from mijnomgeving.loket.zoeken.identiteit import Documentsoort, Gezien
from mijnomgeving.loket.zoeken.models import Signaal
from mijnomgeving.loket.zoeken.sleutels import Ongeldig, Sleutel, Soort, read_sleutel
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn, OngeldigNummer
from portal.toegang.medewerkers.accounts import Account

_DATUMS = ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]


def _veld(label: str, hulp: str = "", *, langst: int = 60, **attrs: str) -> forms.CharField:
    """A field of a key: nothing of it is kept by the browser."""
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", **attrs})
    return forms.CharField(label=label, help_text=hulp, required=False, max_length=langst, widget=widget, strip=True)


class ZoekForm(forms.Form):
    """One way to search; each has its own fields and its own button."""

    soort: Soort
    titel: str
    sleutel: Sleutel | None = None

    def __init__(self, *args: Any, ook_overleden: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Search the dead as well only where the contact is about them."""
        super().__init__(*args, **kwargs)
        # Several of these forms stand on one page.
        self.auto_id = f"{self.soort}-%s"
        self._ook_overleden = ook_overleden

    def clean(self) -> dict[str, Any]:
        """The fields together are a key."""
        data = super().clean() or {}
        vandaag = timezone.localdate()
        try:
            tekst = {veld: str(waarde) for veld, waarde in data.items()}
            self.sleutel = read_sleutel(self.soort, tekst, vandaag=vandaag, ook_overleden=self._ook_overleden)
        except Ongeldig as ongeldig:
            for veld, fout in ongeldig.fouten.items():
                self.add_error(veld, ValidationError(fout))
        return data


class BsnForm(ZoekForm):
    """By burgerservicenummer."""

    soort, titel = Soort.BSN, "BSN"
    bsn = _veld("Burgerservicenummer", langst=14, inputmode="numeric")


class DocumentForm(ZoekForm):
    """By the number or the machine readable zone of a document."""

    soort, titel = Soort.DOCUMENT, "Identiteitsbewijs"
    document = _veld("Documentnummer, of de regels onderaan", "Scannen of plakken kan ook.", langst=120)


class NaamForm(ZoekForm):
    """By family name and birth date."""

    soort, titel = Soort.NAAM, "Naam en geboortedatum"
    achternaam = _veld("Achternaam", "Van de geboorte, niet van een partner.", langst=200)
    geboren = _veld("Geboortedatum", "Als 31-12-1980.", langst=10)


class AdresForm(ZoekForm):
    """By postcode and house number."""

    soort, titel = Soort.ADRES, "Adres"
    postcode = _veld("Postcode", langst=7)
    huisnummer = _veld("Huisnummer", langst=7)
    toevoeging = _veld("Toevoeging", langst=4)
    bewoner_geboren = _veld("Geboortedatum (mag leeg)", langst=10)


class ZaakForm(ZoekForm):
    """By the number of a zaak."""

    soort, titel = Soort.ZAAK, "Zaaknummer"
    zaaknummer = _veld("Zaaknummer", "Van elke organisatie, precies als in de brief.", langst=40)


class BedrijfForm(ZoekForm):
    """By KVK number, or name and place."""

    soort, titel = Soort.BEDRIJF, "Bedrijf"
    kvk = _veld("KVK-nummer", langst=12, inputmode="numeric")
    bedrijfsnaam = _veld("Of de hele naam", langst=200)
    plaats = _veld("Plaats", langst=80)


ZOEKFORMS: tuple[type[ZoekForm], ...] = (BsnForm, DocumentForm, NaamForm, AdresForm, ZaakForm, BedrijfForm)


class ToelichtingForm(forms.Form):
    """Why a caseworker must help somebody for whom four eyes are needed."""

    toelichting = forms.CharField(
        label="Waarom kan een collega dit gesprek niet overnemen?",
        help_text="Schrijf geen naam of nummer van de persoon op. Uw teamleider leest dit.",
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf op waarom u dit gesprek zelf moet doen.",
            "min_length": "Schrijf iets meer op: uw teamleider moet kunnen beslissen.",
        },
    )


class DocumentGezienForm(forms.Form):
    """A document that the person showed."""

    soort = forms.ChoiceField(
        label="Welk document liet de persoon zien?",
        widget=forms.RadioSelect,
        choices=[
            (Documentsoort.PASPOORT, "Nederlands paspoort"),
            (Documentsoort.ID_KAART, "Nederlandse identiteitskaart"),
            (Documentsoort.RIJBEWIJS, "Rijbewijs"),
            (Documentsoort.VERBLIJF, "Verblijfsdocument"),
            (Documentsoort.BUITENLANDS, "Buitenlands paspoort of identiteitskaart"),
        ],
    )
    nummer = forms.CharField(
        label="Documentnummer",
        help_text="Van een Nederlands paspoort of identiteitskaart. Wij kijken of het klopt en bewaren het niet.",
        required=False,
        max_length=9,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    geldig = forms.BooleanField(label="Het document is nog geldig en echt", required=False)
    foto = forms.BooleanField(label="De foto is van de persoon", required=False)

    def clean_nummer(self) -> str:
        """Nine letters and digits, or nothing."""
        nummer = str(self.cleaned_data["nummer"]).replace(" ", "").upper()
        if nummer and not (len(nummer) == 9 and nummer.isalnum() and nummer.isascii()):  # noqa: PLR2004 - of the zone
            raise ValidationError("Een documentnummer heeft 9 letters en cijfers.")
        return nummer

    @property
    def gezien(self) -> Gezien:
        """What the caseworker saw."""
        data = self.cleaned_data
        # Only these two are in the register of travel documents.
        reis = data["soort"] in {Documentsoort.PASPOORT, Documentsoort.ID_KAART}
        return Gezien(Documentsoort(data["soort"]), data["geldig"], data["foto"], data["nummer"] if reis else "")


class SignaalForm(forms.Form):
    """Somebody on the list of colleagues and protected persons."""

    soort = forms.ChoiceField(label="Wie is het?", choices=Signaal.Soort.choices, widget=forms.RadioSelect)
    bsn = forms.CharField(
        label="Burgerservicenummer",
        help_text="Wij bewaren het nummer niet, alleen een versleuteld kenmerk.",
        max_length=14,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    collega = forms.ChoiceField(
        label="Welke collega werkt aan het loket?",
        help_text="Zo herkent het loket ook de eigen familie van uw collega.",
        required=False,
    )
    toelichting = forms.CharField(
        label="Waarom", help_text="Zonder naam of nummer.", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    tot = forms.DateField(
        label="Tot en met",
        help_text="Als 31-12-2027. Leeg: tot u het weghaalt.",
        required=False,
        input_formats=_DATUMS,
        error_messages={"invalid": "Schrijf de dag als 31-12-2027."},
    )

    def __init__(self, *args: Any, accounts: Sequence[Account], **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Choose among the colleagues who ever logged in at the counter."""
        super().__init__(*args, **kwargs)
        keuze = self.fields["collega"]
        assert isinstance(keuze, forms.ChoiceField)  # noqa: S101 - it stands above
        keuze.choices = [("", "Werkt niet aan het loket"), *((een.kenmerk, een.naam) for een in accounts)]

    def clean_bsn(self) -> Persoon:
        """A number that passes the 11-proef."""
        try:
            return Persoon(Bsn.parse(str(self.cleaned_data["bsn"]).replace("-", "")))
        except OngeldigNummer:
            raise ValidationError("Dit is geen BSN. Kijk de 9 cijfers na.") from None

    def clean(self) -> dict[str, Any]:
        """A date lies ahead."""
        data = super().clean() or {}
        if data.get("tot") and data["tot"] < timezone.localdate():
            self.add_error("tot", "Kies vandaag of een dag die nog komt.")
        return data
