"""What the site tells: alerts, and sources that did not answer."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.resultaat import Available, NotPermitted, Reden, SourceResult, Stale, Unavailable

# Our word -> modifier of utrecht-alert, icon, what who does not see the icon hears.
_SOORTEN = {
    "info": ("info", "info-circle", gettext_lazy("Informatie")),
    "waarschuwing": ("warning", "alert-triangle", gettext_lazy("Let op")),
    "fout": ("error", "exclamation-circle", gettext_lazy("Fout")),
    "succes": ("ok", "circle-check", gettext_lazy("Gelukt")),
}


# So many alerts on one page can still be read.
_LOS = 3


def melding(content: str, soort: str = "info", titel: str = "", niveau: int = 2) -> SafeString:
    """`{% melding soort="waarschuwing" titel="..." %}...{% endmelding %}`: something that must be noticed.

    HTML: `<section class="utrecht-alert">` named by its heading of `niveau`, or by its kind without a title. The kind
    is also in the text ("Let op:"), not only in colour and icon (WCAG 1.4.1). Soort: info, waarschuwing, fout, succes.

    Raises:
        KeyError: an unknown soort.
    """
    modifier, icoon, woord = _SOORTEN[soort]
    return render_to_string(
        "componenten/melding.html",
        {
            "inhoud": content,
            "modifier": modifier,
            "icoon": icoon,
            "woord": woord,
            "titel": titel,
            "niveau": niveau,
            "kop_id": f"melding-{slugify(strip_tags(titel))}",
        },
    )


def dialoog(content: str, id: str, titel: str, **gegevens: object) -> SafeString:  # noqa: A002
    """`{% dialoog "weg" "Gooit u dit weg?" %}<p id="weg-tekst">...</p>{% enddialoog %}`: asks something first.

    HTML: `<dialog>` named by its heading `#{id}-kop` and described by the element with id `{id}-tekst` among its
    children. A script opens it with `showModal()`; the browser then keeps the focus inside, and gives it back to where
    it was. Nothing may depend on it: without JavaScript it stays closed. Keyboard: Tab stays inside, Escape closes.
    Other arguments become `data-` attributes for the script.
    """
    return render_to_string(
        "componenten/dialoog.html", {"inhoud": content, "id": id, "titel": titel, "gegevens": gegevens}
    )


def bronfout(context: Context, resultaat: SourceResult[object]) -> SafeString:
    """`{% bronfout resultaat %}`: says which source did not answer, what that means, and how to try again.

    HTML: an alert with a link to this same page; nothing for an Available. A Stale says from when the data are; a
    NotPermitted has no link, for trying again does not help. An error never looks like "u hebt geen zaken".
    """
    if isinstance(resultaat, Available):
        return SafeString("")
    request = context.get("request")
    waarden: dict[str, object] = {
        "bron": resultaat.source,
        "kop_id": f"bron-{slugify(resultaat.source)}",
        "opnieuw_url": request.get_full_path() if isinstance(request, HttpRequest) else "",
    }
    match resultaat:
        case Stale():
            waarden |= {"soort": "verouderd", "oorzaak": _cause(resultaat.reason), "van": resultaat.as_of}
        case Unavailable():
            waarden |= {"soort": "geen", "oorzaak": _cause(resultaat.reason), "om": resultaat.retry_at}
        case NotPermitted():
            waarden |= {"soort": "geweigerd", "oorzaak": resultaat.reason}
    return render_to_string("componenten/bronfout.html", waarden)


def bronfouten(context: Context, resultaten: Sequence[SourceResult[object]]) -> SafeString:
    """`{% bronfouten resultaten %}`: each as `bronfout` says it; more than three of one kind in one alert.

    HTML: as of `bronfout`, or one alert with a list of the sources and one link to this same page.
    """
    delen, over = [], list(resultaten)
    for soort in (Unavailable, Stale):
        van_soort = [resultaat for resultaat in over if isinstance(resultaat, soort)]
        if len(van_soort) > _LOS:
            over = [resultaat for resultaat in over if not isinstance(resultaat, soort)]
            delen.append(_together(context, [resultaat.source for resultaat in van_soort], verouderd=soort is Stale))
    delen += [bronfout(context, resultaat) for resultaat in over]
    return format_html_join("", "{}", ((deel,) for deel in delen))


def _together(context: Context, bronnen: Sequence[str], *, verouderd: bool) -> SafeString:
    request = context.get("request")
    waarden = {
        "bronnen": bronnen,
        "verouderd": verouderd,
        "opnieuw_url": request.get_full_path() if isinstance(request, HttpRequest) else "",
    }
    return render_to_string("componenten/bronfouten.html", waarden)


def _cause(reden: Reden) -> str:
    """The reason as a sentence for people."""
    return {
        Reden.TE_LAAT: _("Het antwoord liet te lang op zich wachten."),
        Reden.ONBEREIKBAAR: _("Wij krijgen geen verbinding met deze organisatie."),
        Reden.STORING: _("Er is daar een storing."),
        Reden.TE_DRUK: _("Het is daar nu erg druk."),
        Reden.ONBEGRIJPELIJK: _("Wij konden het antwoord niet lezen."),
        Reden.NIET_TOEGESTAAN: _("Deze organisatie geeft ons de gegevens nu niet."),
    }[reden]
