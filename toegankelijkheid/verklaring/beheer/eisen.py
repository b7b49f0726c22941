"""Judging one clause on each page of the sample, with what to look at in plain words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from toegankelijkheid.normen.normen import EISEN, Eis
from toegankelijkheid.toetsen.selectors import open_bevindingen
from toegankelijkheid.verklaring import services
from toegankelijkheid.verklaring.beheer.basis import editor_of, needs_onderzoek, show, to
from toegankelijkheid.verklaring.models import Onderzoek, Oordeel, Steekproefpagina, Techniek, Uitkomst
from toegankelijkheid.verklaring.selectors import LOPEND
from toegankelijkheid.verklaring.services import Invoer

_LEEG = [("", "–")]


class OordelenForm(forms.Form):
    """For each page an outcome, how it was found and what was seen; and one outcome for what is still empty."""

    rest = forms.ChoiceField(required=False, choices=[*_LEEG, *Uitkomst.choices])
    rest_techniek = forms.ChoiceField(required=False, choices=[*_LEEG, *Techniek.choices])

    def __init__(self, *args: Any, onderzoek: Onderzoek, eis: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.paginas = list(onderzoek.paginas.all())
        eerder = {o.pagina_id: o for o in Oordeel.objects.filter(pagina__onderzoek=onderzoek, eis=eis)}
        self.fields["rest"].label = _("Oordeel voor alle pagina's die nog leeg zijn")
        self.fields["rest_techniek"].label = _("Hoe u die onderzocht")
        for pagina in self.paginas:
            self._add_fields(pagina, eerder.get(pagina.pk))

    def _add_fields(self, pagina: Steekproefpagina, eerder: Oordeel | None) -> None:
        velden: dict[str, tuple[str, forms.Field]] = {
            "uitkomst": (_("Oordeel"), forms.ChoiceField(choices=[*_LEEG, *Uitkomst.choices], required=False)),
            "techniek": (_("Hoe onderzocht"), forms.ChoiceField(choices=[*_LEEG, *Techniek.choices], required=False)),
            "toelichting": (
                _("Wat u zag"),
                forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})),
            ),
        }
        for naam, (label, veld) in velden.items():
            veld.label = f"{label}: {pagina.naam}"
            veld.initial = getattr(eerder, naam, "")
            self.fields[f"{naam}-{pagina.pk}"] = veld

    def rijen(self) -> Iterator[tuple[Steekproefpagina, list[BoundField]]]:
        """Each page with its three fields, for the template."""
        for pagina in self.paginas:
            yield pagina, [self[f"{naam}-{pagina.pk}"] for naam in ("uitkomst", "techniek", "toelichting")]

    def clean(self) -> dict[str, Any]:
        """What fails needs words: the statement explains it to readers."""
        waarden: dict[str, Any] = super().clean() or {}
        for pagina in self.paginas:
            faalt = waarden.get(f"uitkomst-{pagina.pk}") == Uitkomst.VOLDOET_NIET
            if faalt and not waarden.get(f"toelichting-{pagina.pk}"):
                self.add_error(f"toelichting-{pagina.pk}", _("Schrijf wat er niet klopt."))
        return waarden

    def oordelen(self) -> dict[int, Invoer]:
        """What was filled in, page by page."""
        return {pagina.pk: self._read(pagina.pk) for pagina in self.paginas}

    def _read(self, pk: int) -> Invoer:
        waarden = self.cleaned_data
        eigen = Invoer(*(waarden[f"{naam}-{pk}"] for naam in ("uitkomst", "techniek", "toelichting")))
        # 'Fails' for every page at once would be a judgement without anything seen.
        if eigen.uitkomst or waarden["rest"] in {"", Uitkomst.VOLDOET_NIET}:
            return eigen
        return Invoer(waarden["rest"], eigen.techniek or waarden["rest_techniek"], eigen.toelichting)


@require_http_methods(["GET", "POST"])
@needs_onderzoek
def eis(request: HttpRequest, pk: int, nummer: str) -> HttpResponse:
    """One clause of one research.

    Raises:
        Http404: there is no such clause or research; or it is finished and something is sent.
    """
    gevraagd, onderzoek = _find_eis(nummer), get_object_or_404(Onderzoek, pk=pk)
    is_open = onderzoek.stand in LOPEND
    formulier = OordelenForm(request.POST or None, onderzoek=onderzoek, eis=nummer)
    if request.method == "POST" and formulier.is_valid():
        return _record(request, onderzoek, nummer, formulier)
    return show(
        request,
        "eis",
        f"{gevraagd.nummer} {gevraagd.naam}",
        ("verklaring_beheer:onderzoeken", _("Onderzoek door mensen")),
        eis=gevraagd,
        onderzoek=onderzoek,
        formulier=formulier,
        is_open=is_open,
        volgende=_next(nummer),
        vorige=_next(nummer, -1),
        bevindingen=open_bevindingen(eis=nummer)[:20],
    )


@require_safe
@needs_onderzoek
def werk(request: HttpRequest, nummer: str) -> HttpResponse:  # noqa: ARG001
    """The form for this clause in the research that is under way; where none is, planning one."""
    _find_eis(nummer)
    lopend = Onderzoek.objects.filter(stand__in=LOPEND).order_by("gepland_op").first()
    return to("eis", lopend.pk, nummer) if lopend else to("plan")


def _record(request: HttpRequest, onderzoek: Onderzoek, nummer: str, formulier: OordelenForm) -> HttpResponse:
    try:
        veranderd = services.record_oordelen(
            onderzoek=onderzoek, eis=nummer, oordelen=formulier.oordelen(), door=editor_of(request)
        )
    except services.NietOpen:
        raise Http404 from None
    messages.success(request, ngettext("%d oordeel bewaard.", "%d oordelen bewaard.", veranderd) % veranderd)
    volgende = _next(nummer) if "volgende" in request.POST else None
    return to("eis", onderzoek.pk, volgende) if volgende else to("onderzoek", onderzoek.pk)


def _find_eis(nummer: str) -> Eis:
    try:
        return EISEN[nummer]
    except KeyError:
        raise Http404 from None


def _next(nummer: str, stap: int = 1) -> str:
    """The clause after (or before) this one; empty at the end."""
    nummers = list(EISEN)
    plek = nummers.index(nummer) + stap
    return nummers[plek] if 0 <= plek < len(nummers) else ""
