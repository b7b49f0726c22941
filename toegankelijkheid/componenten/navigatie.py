"""Ways through the site: crumbs, pages of a list, side menu, the big question box."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def kruimelpad(kruimels: Sequence[tuple[str, str | None]]) -> SafeString:
    """`{% kruimelpad kruimels %}`: where this page is, as (title, url or None).

    HTML: `<nav aria-label="Kruimelpad"><ol>`; the crumb without url has `aria-current="page"`. On a small screen only
    the parent is shown, as a way back.
    """
    return render_to_string("componenten/kruimelpad.html", {"kruimels": kruimels})


def paginering(context: Context, pagina: Page[Any], parameter: str = "pagina") -> SafeString:
    """`{% paginering pagina %}`: the other pages of a list; nothing when there is only one.

    HTML: `<nav aria-label="Paginering"><ul>`; the page on show has `aria-current="page"`, each link says "Pagina" for
    who does not see the row. Keeps the rest of the query string of the request.
    """
    if pagina.paginator.num_pages <= 1:
        return SafeString("")
    nummers = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    return render_to_string(
        "componenten/paginering.html",
        {
            "paginas": [(nummer, _page_url(context, parameter, nummer)) for nummer in nummers],
            "huidig": pagina.number,
            "vorige": _page_url(context, parameter, pagina.previous_page_number()) if pagina.has_previous() else "",
            "volgende": _page_url(context, parameter, pagina.next_page_number()) if pagina.has_next() else "",
        },
    )


def _page_url(context: Context, parameter: str, nummer: int | str) -> str:
    """The query string of page `nummer`; empty for the dots that stand for left out pages."""
    if not isinstance(nummer, int):
        return ""
    request = context.get("request")
    query = request.GET.copy() if isinstance(request, HttpRequest) else None
    if query is None:
        return f"?{parameter}={nummer}"
    query[parameter] = str(nummer)
    return f"?{query.urlencode()}"


def zijmenu(groepen: Sequence[Sequence[Mapping[str, object]]], titel: str = "") -> SafeString:
    """`{% zijmenu groepen %}`: the menu beside the pages of /mijn/, as groups of {titel, url, icoon, actief, teller}.

    HTML: `<nav aria-label>` in `<details>`: on a wide screen always open, on a small screen behind its title. The page
    on show has `aria-current="page"`; a teller reads as "2 nieuw". Keyboard: Enter and Space on the title.
    """
    return render_to_string("componenten/zijmenu.html", {"groepen": groepen, "titel": titel or _("Mijn omgeving")})


def vraagbak(
    actie: str,
    label: str,
    waarde: str = "",
    uitleg: str = "",
    *,
    naam: str = "q",
    knop: str = "",
    veld_id: str = "vraag",
    wegwijzer: bool = False,
    blijf: bool = True,
    velden: Mapping[str, str] | None = None,
    suggesties: str = "",
    fout: str = "",
    regels: int = 1,
    over: str = "",
) -> SafeString:
    """`{% vraagbak actie label waarde uitleg %}`: the big box for a question or a search.

    HTML: `<form role="search">` named by its label, the label bound to the input, `uitleg` bound by
    `aria-describedby`. A search uses GET, so that its address can be kept; `wegwijzer=True` asks the wegwijzer with
    POST, which keeps the question out of addresses and logs. There `portaal.js` adds the answer to the page without
    loading it again, unless `blijf=False` (a box on another page). `velden` go along as hidden inputs. Keyboard:
    Enter sends. `regels=2` gives room for a story (`<textarea>`; Shift+Enter begins a new line, without JavaScript
    Enter does). `over` is the key of the page that the question is about. `fout` says what to mend, bound to the
    field as well, which keeps what was typed. `suggesties` is an address that answers with suggestions for what was
    typed: `portaal.js` then makes the input a combobox (WAI-ARIA; arrows choose, Enter searches, Escape closes);
    without it nothing changes.
    """
    return render_to_string(
        "componenten/vraagbak.html",
        {
            "actie": actie,
            "label": label,
            "waarde": waarde,
            "uitleg": uitleg,
            "naam": naam,
            "knop": knop or (_("Stel uw vraag") if wegwijzer else _("Zoek")),
            "veld_id": veld_id,
            "wegwijzer": wegwijzer,
            "blijf": blijf,
            "velden": {**(velden or {}), **({"over": over} if over else {})},
            "suggesties": suggesties,
            "fout": fout,
            "regels": regels,
            "beschreven": " ".join(
                f"{veld_id}-{deel}" for deel, tekst in (("uitleg", uitleg), ("fout", fout)) if tekst
            ),
        },
    )
