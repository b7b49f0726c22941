"""What no source knows: asked only as far as a rule could still change by it, and kept nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from levensgebeurtenissen.regels.lijst import GEGEVENS
from levensgebeurtenissen.vragen.basis import Antwoord
from levensgebeurtenissen.vragen.velden import EuroVeld, write_bedrag

_JA, _NEE = "ja", "nee"


def _yes_no(naam: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_vraag(naam),
        help_text=_uitleg(naam),
        choices=[(_JA, _("Ja")), (_NEE, _("Nee"))],
        widget=forms.RadioSelect,
        coerce=lambda waarde: waarde == _JA,
        empty_value=None,
        required=False,
    )


def _choice(naam: str, keuzes: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=_vraag(naam), choices=list(keuzes), widget=forms.RadioSelect, required=False)


def _euro(naam: str) -> EuroVeld:
    return EuroVeld(label=_vraag(naam), help_text=_uitleg(naam), required=False)


def _number(naam: str, hoogste: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=_vraag(naam),
        help_text=_uitleg(naam),
        min_value=0,
        max_value=hoogste,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Schrijf een heel getal, zonder letters.")},
    )


def _date(naam: str) -> forms.DateField:
    return forms.DateField(
        label=_vraag(naam),
        help_text=_uitleg(naam),
        required=False,
        input_formats=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y"],
        error_messages={"invalid": _("Schrijf de dag als 31-12-2026.")},
        widget=forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off"}),
    )


def _vraag(naam: str) -> Any:  # noqa: ANN401 - a lazy text
    return _(GEGEVENS[naam].titel)


def _uitleg(naam: str) -> Any:  # noqa: ANN401 - a lazy text
    return _(GEGEVENS[naam].betekenis)


GROEPEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("U en uw gezin"), ("partner", "partnerinkomen", "kinderen_thuis", "inkomen", "vermogen", "zorgverzekerd")),
    (_("Wonen"), ("huurt", "rekenhuur", "huishouden")),
    (_("Kinderopvang"), ("werkt", "opvangsoort", "opvanguren", "uurprijs")),
    (_("Rondkomen"), ("netto_per_maand", "kostendelers", "jaren_laag_inkomen")),
    (_("Studeren"), ("opleiding", "thuiswonend")),
    (
        _("Zonder werk"),
        ("werkloos_sinds", "wekeneis", "jareneis", "arbeidsjaren", "arbeidsjaren_tot_2016", "ww_gehad"),
    ),
    (_("AOW"), ("jaren_buitenland",)),
    (_("Uw onderneming"), ("omzet", "uren", "jaren_ondernemer", "keren_aftrek", "gewijzigd_op")),
    (_("Ontwikkelen"), ("ontwikkelt", "ontwikkeluren")),
    (
        _("Energie en milieu"),
        (
            "duurzaam_apparaat",
            "nog_niet_getekend",
            "investering_energie",
            "eia_lijst",
            "investering_milieu",
            "milieulijst",
        ),
    ),
    (_("Personeel"), ("werknemers", "doelgroep_werknemer")),
)


@dataclass(frozen=True, slots=True)
class Groep:
    """Questions that belong together, and whether they are shown at once."""

    titel: Any
    velden: tuple[BoundField, ...]
    open: bool


class Vragenformulier(forms.Form):
    """Every question that a rule may have; `ask` leaves those that matter to this person."""

    partner = _yes_no("partner")
    partnerinkomen = _euro("partnerinkomen")
    kinderen_thuis = _yes_no("kinderen_thuis")
    inkomen = _euro("inkomen")
    vermogen = _euro("vermogen")
    zorgverzekerd = _yes_no("zorgverzekerd")
    huurt = _yes_no("huurt")
    rekenhuur = _euro("rekenhuur")
    huishouden = _number("huishouden", 30)
    werkt = _yes_no("werkt")
    opvangsoort = _choice(
        "opvangsoort",
        [("dagopvang", _("Dagopvang")), ("bso", _("Buitenschoolse opvang")), ("gastouder", _("Gastouder"))],
    )
    opvanguren = _number("opvanguren", 744)
    uurprijs = _euro("uurprijs")
    netto_per_maand = _euro("netto_per_maand")
    kostendelers = _number("kostendelers", 20)
    jaren_laag_inkomen = _number("jaren_laag_inkomen", 60)
    opleiding = _choice(
        "opleiding",
        [("geen", _("Geen voltijdse opleiding")), ("mbo", _("Mbo (bol)")), ("ho", _("Hbo of universiteit"))],
    )
    thuiswonend = _yes_no("thuiswonend")
    werkloos_sinds = _date("werkloos_sinds")
    wekeneis = _yes_no("wekeneis")
    jareneis = _yes_no("jareneis")
    arbeidsjaren = _number("arbeidsjaren", 60)
    arbeidsjaren_tot_2016 = _number("arbeidsjaren_tot_2016", 60)
    ww_gehad = _yes_no("ww_gehad")
    jaren_buitenland = _number("jaren_buitenland", 50)
    omzet = _euro("omzet")
    uren = _number("uren", 8784)
    jaren_ondernemer = _number("jaren_ondernemer", 5)
    keren_aftrek = _number("keren_aftrek", 5)
    gewijzigd_op = _date("gewijzigd_op")
    ontwikkelt = _yes_no("ontwikkelt")
    ontwikkeluren = _number("ontwikkeluren", 8784)
    duurzaam_apparaat = _yes_no("duurzaam_apparaat")
    nog_niet_getekend = _yes_no("nog_niet_getekend")
    investering_energie = _euro("investering_energie")
    eia_lijst = _yes_no("eia_lijst")
    investering_milieu = _euro("investering_milieu")
    milieulijst = _yes_no("milieulijst")
    werknemers = _number("werknemers", 1_000_000)
    doelgroep_werknemer = _yes_no("doelgroep_werknemer")

    def ask(self, namen: Iterable[str]) -> None:
        """Ask these and no more; what was filled in stays."""
        nodig = set(namen) | {naam for naam in self.fields if self.data.get(naam)}
        for naam in [naam for naam in self.fields if naam not in nodig]:
            del self.fields[naam]

    @property
    def gegevens(self) -> dict[str, Any]:
        """The answers by the name of the input; what was left open is not there."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in {None, ""}}

    @property
    def groepen(self) -> list[Groep]:
        """The questions as they stand together on the page."""
        groepen = [(titel, tuple(self[naam] for naam in namen if naam in self.fields)) for titel, namen in GROEPEN]
        gevraagd = [(titel, velden) for titel, velden in groepen if velden]
        return [
            Groep(titel, velden, not nummer or _answered(velden)) for nummer, (titel, velden) in enumerate(gevraagd)
        ]


def fill_in(antwoorden: Mapping[str, Antwoord]) -> dict[str, str]:
    """Answers that came along from a regelhulp, by name of the input, as somebody would have typed them here."""
    gevraagd = Vragenformulier.base_fields
    return {naam: _as_typed(antwoord) for naam, antwoord in antwoorden.items() if naam in gevraagd}


def _as_typed(antwoord: Antwoord) -> str:
    match antwoord:
        case date():
            return f"{antwoord:%d-%m-%Y}"
        case Decimal():
            return write_bedrag(antwoord)
    return str(antwoord)


def _answered(velden: tuple[BoundField, ...]) -> bool:
    """Whether a group stands open beside the first one: there is an answer or an error in it."""
    return any(veld.errors or veld.value() for veld in velden)
