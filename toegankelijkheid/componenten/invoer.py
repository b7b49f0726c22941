"""Fields of a filter or a search, where there is no form of Django behind: nothing is required and nothing refused."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString


def invoer(
    naam: str,
    label: str,
    waarde: object = "",
    *,
    id: str = "",  # noqa: A002
    soort: str = "text",
    uitleg: str = "",
    lengte: int = 0,
    autocomplete: str = "",
    fout_id: str = "",
    ruim: bool = False,
) -> SafeString:
    """`{% invoer "gemeente" label waarde autocomplete="address-level2" %}`: a field of a filter.

    HTML: `<label for>` and `<input>`; `uitleg` bound by `aria-describedby`. `fout_id` is the id of the message on the
    page that says what is wrong: it is bound as well, and the field is `aria-invalid` (WCAG 3.3.1). Give
    `autocomplete` where it asks something about the person (WCAG 1.3.5). `id` when the name is used twice on a page;
    `ruim=True` gives it the room of a form field instead of that of a filter.
    """
    veld_id = id or naam
    return render_to_string(
        "componenten/invoer.html",
        {
            "naam": naam,
            "label": label,
            "waarde": waarde,
            "id": veld_id,
            "soort": soort,
            "uitleg": uitleg,
            "lengte": lengte,
            "autocomplete": autocomplete,
            "fout": fout_id,
            "ruim": ruim,
            "beschreven": " ".join(deel for deel in (f"{veld_id}-uitleg" if uitleg else "", fout_id) if deel),
        },
    )


def keuzelijst(content: str, naam: str, label: str, *, id: str = "", verplicht: bool = False) -> SafeString:  # noqa: A002
    """`{% keuzelijst "thema" label %}<option value="">Alle thema's</option>...{% endkeuzelijst %}`: one of many.

    HTML: `<label for>` and `<select>`; its children are `<option>`. Choosing sends nothing: a button does
    (WCAG 3.2.2). Keyboard: the browser's own.
    """
    waarden = {"inhoud": content, "naam": naam, "label": label, "id": id or naam, "verplicht": verplicht}
    return render_to_string("componenten/keuzelijst.html", waarden)


def veldgroep(content: str, legenda: str, *, soort: str = "", klasse: str = "") -> SafeString:
    """`{% veldgroep "Werktijden" %}...{% endveldgroep %}`: fields that answer one question together.

    HTML: `<fieldset>` named by its `<legend>` (WCAG 1.3.1); `soort="keuze"` for buttons of which one can be chosen,
    with `role="radiogroup"`.
    """
    waarden = {"inhoud": content, "legenda": legenda, "soort": soort, "klasse": klasse}
    return render_to_string("componenten/veldgroep.html", waarden)


def keuze(naam: str, waarde: str, label: str, *, gekozen: bool = False) -> SafeString:
    """`{% keuze "mee" "ja" "Ja, neem mee" %}`: one radio button of a `veldgroep` with `soort="keuze"`.

    HTML: `<input type="radio">` with its label after it, both to press. Keyboard: arrows move the choice.
    """
    waarden = {"naam": naam, "waarde": waarde, "label": label, "gekozen": gekozen}
    return render_to_string("componenten/keuze.html", waarden)


def kiesvak(naam: str, waarde: str, label: str, *, gekozen: bool = False) -> SafeString:
    """`{% kiesvak "bericht" sleutel "Kies: Uw aanslag" %}`: a box to choose one row of a list.

    HTML: `<input type="checkbox" aria-label>`: the row beside it shows what is chosen, so the label is heard only. It
    names the row (WCAG 2.4.6). Keyboard: Space.
    """
    return format_html(
        '<input class="utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom" type="checkbox"'
        ' name="{}" value="{}" aria-label="{}"{}>',
        naam,
        waarde,
        label,
        SafeString(" checked" if gekozen else ""),
    )
