"""The base of every form that is sent to an organisation, and the way to its receipt.

Example::

    class Vraagformulier(Verzendformulier):
        onderwerp = forms.CharField(label=_("Onderwerp"), max_length=100)
        vraag = forms.CharField(label=_("Uw vraag"), widget=forms.Textarea)
        bestanden = BestandenVeld(required=False)

    formulier = Vraagformulier(request.POST, request.FILES)
    if formulier.is_valid():
        inzending = formulier.verzend(
            persoon=request.persoon,
            soort=Soort.VRAAG,
            bezorger="fbs.vraag",
            bestemming="Gemeente Utrecht",
            onderwerp=formulier.cleaned_data["onderwerp"],
            opdracht={"oin": oin, "tekst": formulier.cleaned_data["vraag"]},
        )
        return redirect_to_bevestiging(request, inzending)

In the template: `<form method="post" enctype="multipart/form-data" novalidate>`, `{{ formulier.sleutel }}`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bestanden.velden import BestandenVeld
from mijnomgeving.inzendingen.models import Inzending, Soort
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.pagina import tell
from portal.core.machtiging import Dienst
from portal.toegang.persoon import PersoonRequest, Sessiepersoon


class Verzendformulier(forms.Form):
    """A form with a key of its own: sent twice, from two tabs or with the back button, it is one inzending."""

    sleutel = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": gettext_lazy("Er ging iets mis. Open deze pagina opnieuw.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what forms.Form takes
        kwargs["initial"] = {"sleutel": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_sleutel(self) -> UUID:
        """The key of the form; of one that came without, a new one."""
        sleutel: UUID = self.cleaned_data["sleutel"] or uuid4()
        return sleutel

    def _clean_form(self) -> None:
        """After all else: a browser does not keep chosen files, so who has to correct something chooses them again."""
        super()._clean_form()  # type: ignore[misc] # Django's own, which its types leave out
        if not self.errors:
            return
        for naam, veld in self.fields.items():
            if isinstance(veld, BestandenVeld) and self.cleaned_data.get(naam):
                self.add_error(naam, _("Kies uw bestanden opnieuw. Uw browser onthoudt ze niet."))

    @property
    def bestanden_gekozen(self) -> tuple[Bestandsinhoud, ...]:
        """The files of all file fields, checked."""
        return tuple(
            bestand
            for naam, veld in self.fields.items()
            if isinstance(veld, BestandenVeld)
            for bestand in self.cleaned_data.get(naam) or ()
        )

    def kopie(self) -> list[tuple[str, str]]:
        """Label and value of each answer, as the person saw them; without what was left empty."""
        return list(self._answers())

    def verzend(
        self,
        *,
        persoon: Sessiepersoon,
        soort: Soort,
        bezorger: str,
        bestemming: str,
        onderwerp: str,
        opdracht: Mapping[str, Any],
        kopie: Sequence[tuple[str, str]] | None = None,
        over: str = "",
        terug: str = "",
        dienst: Dienst | None = None,
    ) -> Inzending:
        """Send what was filled in, with its files; see `services.submit`.

        A kopie is for where the receipt must show more or less than the form's own answers.
        """
        return submit(
            persoon=persoon,
            soort=soort,
            bezorger=bezorger,
            bestemming=bestemming,
            onderwerp=onderwerp,
            kopie=self.kopie() if kopie is None else kopie,
            opdracht=opdracht,
            bestanden=self.bestanden_gekozen,
            sleutel=self.cleaned_data["sleutel"],
            over=over,
            terug=terug,
            dienst=dienst,
        )

    def _answers(self) -> Iterator[tuple[str, str]]:
        for veld in self.visible_fields():
            waarde = self.cleaned_data.get(veld.name)
            if isinstance(veld.field, BestandenVeld) or waarde in (None, "", []):
                continue
            yield str(veld.label), _in_words(veld, waarde)


def redirect_to_bevestiging(request: PersoonRequest, inzending: Inzending) -> HttpResponseRedirect:
    """To the receipt, after every form; who sent the same form again is told what that did."""
    if inzending.anders:
        tell(
            request,
            _(
                "U had dit formulier al verstuurd. Wat u daarna veranderde, is niet verstuurd. "
                "Hier staat wat u eerder verstuurde."
            ),
        )
    elif inzending.herhaald:
        tell(request, _("U had dit al verstuurd. Wij versturen het geen tweede keer."))
    return HttpResponseRedirect(reverse("mijn:inzending", args=[inzending.nummer]), status=HTTPStatus.SEE_OTHER)


def _in_words(veld: BoundField, waarde: Any) -> str:  # noqa: ANN401 - what the field cleaned it to
    if isinstance(waarde, bool):
        return _("Ja") if waarde else _("Nee")
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    if isinstance(veld.field, forms.ChoiceField):
        namen = dict(_flatten(veld.field.widget.choices))
        gekozen = waarde if isinstance(waarde, list) else [waarde]
        return ", ".join(namen.get(str(deel), str(deel)) for deel in gekozen)
    return str(waarde)


def _flatten(keuzes: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, str]]:
    """Value and name of each choice; those in a group as well."""
    for sleutel, naam in keuzes:
        if isinstance(naam, list | tuple):
            yield from _flatten(naam)
        else:
            yield str(sleutel), str(naam)
