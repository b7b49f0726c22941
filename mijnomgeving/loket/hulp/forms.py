"""What a caseworker fills in for help, and for the summary that the person takes home."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from mijnomgeving.loket.hulp.wegwijzer import list_persoonsgegevens
from mijnomgeving.loket.hulp.zinnen import DELEN, Deel
from mijnomgeving.loket.velden import day_field
from portal.core.persoonsgegevens import Soort, mask_by_kind

_LANGST, _MEESTE_REGELS = 1200, 12
# What must never stand on paper that somebody carries about, or may be lost.
_NOOIT = {Soort.BSN: "een BSN", Soort.GEHEIM: "een wachtwoord of code", Soort.REKENING: "een rekeningnummer"}


class VraagForm(forms.Form):
    """A question to the wegwijzer."""

    vraag = forms.CharField(
        label="Vraag",
        max_length=300,
        help_text="Vraag iets over regels of producten. Zet er niets van de persoon in.",
        error_messages={"required": "Vul een vraag in."},
    )

    def clean_vraag(self) -> str:
        """Nothing of a person goes to the assistant."""
        vraag: str = self.cleaned_data["vraag"]
        if gevonden := list_persoonsgegevens(vraag):
            raise ValidationError(
                f"In uw vraag staat waarschijnlijk {_en(gevonden)}. De vraag is niet verstuurd. Haal dat eruit."
            )
        return vraag


class ZoekForm(forms.Form):
    """A word to look for."""

    q = forms.CharField(label="Zoek op woord", required=False, max_length=80)


class SamenvattingForm(forms.Form):
    """What the person takes home: chosen sentences with their dates, own lines, and how to give it."""

    kop = forms.CharField(
        label="Waar ging het over?",
        max_length=120,
        help_text="In een paar woorden, zoals: hulp bij schulden.",
        error_messages={"required": "Vul in waar het gesprek over ging."},
    )
    kop_en = forms.CharField(label="Hetzelfde in het Engels", required=False, max_length=120)
    bellen = forms.CharField(label="Wie kan de persoon bellen bij vragen?", required=False, max_length=120)
    taal = forms.ChoiceField(
        label="Taal", choices=[("nl", "Nederlands"), ("en", "Engels"), ("nl-en", "Nederlands en Engels")], initial="nl"
    )
    mijn = forms.BooleanField(
        label="Zet de samenvatting ook in MijnOmgeving", required=False, help_text="De persoon krijgt daar bericht van."
    )

    def __init__(self, *args: Any, zaken: list[tuple[str, str]], **kwargs: Any) -> None:  # noqa: ANN401 - of Django
        super().__init__(*args, **kwargs)
        if zaken:
            self.fields["zaken"] = forms.MultipleChoiceField(
                label="Wat u deed, en zaken en taken, die erop komen",
                required=False,
                choices=zaken,
                widget=forms.CheckboxSelectMultiple,
            )
        for deel in DELEN:
            self._add(deel)

    def _add(self, deel: Deel) -> None:
        for zin in deel.zinnen:
            self.fields[f"z_{zin.sleutel}"] = forms.BooleanField(label=zin.keuze, required=False)
            if zin.met_datum:
                dag = day_field(f"Datum, als 31-12-2026, bij: {zin.keuze}", verplicht=False, komend=False)
                # The label says it: there are many of these.
                dag.help_text = ""
                self.fields[f"d_{zin.sleutel}"] = dag
        for taal, naam in (("nl", "Eigen zinnen"), ("en", "Dezelfde zinnen in het Engels")):
            self.fields[f"eigen_{deel.sleutel}_{taal}"] = forms.CharField(
                label=f"{naam}: {deel.titel_nl.lower()}",
                required=False,
                max_length=_LANGST,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Eén per regel." if taal == "nl" else "",
            )

    @property
    def delen(self) -> list[dict[str, Any]]:
        """The parts of the form, for the template."""
        return [
            {
                "titel": deel.titel_nl,
                "zinnen": [
                    (self[f"z_{zin.sleutel}"], self[f"d_{zin.sleutel}"] if zin.met_datum else None)
                    for zin in deel.zinnen
                ],
                "eigen": [self[f"eigen_{deel.sleutel}_{taal}"] for taal in ("nl", "en")],
            }
            for deel in DELEN
        ]

    def clean(self) -> dict[str, Any]:
        """Something must stand in it, no number that can be misused, and English where English is asked."""
        data = super().clean() or {}
        teksten = [naam for naam in data if naam.startswith(("eigen_", "kop", "bellen"))]
        for naam in teksten:
            gevonden = [woord for soort, woord in _NOOIT.items() if soort in mask_by_kind(str(data[naam])).soorten]
            if gevonden:
                self.add_error(naam, f"Hier staat waarschijnlijk {_en(gevonden)}. Dat komt niet op papier.")
        for deel in DELEN:
            if len(str(data.get(f"eigen_{deel.sleutel}_nl", "")).splitlines()) > _MEESTE_REGELS:
                self.add_error(f"eigen_{deel.sleutel}_nl", f"Schrijf hoogstens {_MEESTE_REGELS} regels.")
        if not any(data.get(naam) for naam in data if naam.startswith(("z_", "eigen_", "zaken"))):
            raise ValidationError("Kies of schrijf minstens één zin. Een lege samenvatting helpt niemand.")
        if "en" in str(data.get("taal", "")):
            self._check_english(data)
        return data

    def _check_english(self, data: dict[str, Any]) -> None:
        paren = [("kop", "kop_en"), *((f"eigen_{deel.sleutel}_nl", f"eigen_{deel.sleutel}_en") for deel in DELEN)]
        for nl, en in paren:
            if data.get(nl) and not data.get(en):
                self.add_error(en, "Schrijf dit ook in het Engels, of kies alleen Nederlands.")


def _en(woorden: list[str]) -> str:
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]]) if len(woorden) > 1 else woorden[0]
