"""Facts on a page: dates, lists of facts, tables."""

from collections.abc import Sequence
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.datum import OnzekereDatum


def datum(waarde: date | datetime | OnzekereDatum | None, *, tijd: bool = False) -> SafeString | str:
    """`{% datum zaak.startdatum %}`: a date that people and machines can read; with `tijd=True` the hour as well.

    HTML: `<time datetime="2026-11-09">9 november 2026</time>`. A datetime is shown in Dutch time. Of a date that is
    only partly known the known part is shown ("november 2026", "1985"); None gives nothing.
    """
    if waarde is None:
        return ""
    if isinstance(waarde, OnzekereDatum):
        return _uncertain(waarde)
    if isinstance(waarde, datetime):
        waarde = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
        if tijd:
            tekst = _("%(datum)s, %(uur)s uur") % {
                "datum": date_format(waarde, "j F Y"),
                "uur": waarde.strftime(_("%H.%M")),
            }
            return _time(waarde.isoformat(timespec="minutes"), tekst)
        waarde = waarde.date()
    return _time(waarde.isoformat(), date_format(waarde, "j F Y"))


def _time(machine: str, tekst: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, tekst)


def _uncertain(waarde: OnzekereDatum) -> SafeString | str:
    if waarde.jaar is None:
        return _("onbekend")
    if waarde.volledig:
        return datum(waarde.volledig)
    if waarde.maand is None:
        return _time(f"{waarde.jaar:04}", str(waarde.jaar))
    return _time(f"{waarde.jaar:04}-{waarde.maand:02}", date_format(date(waarde.jaar, waarde.maand, 1), "F Y"))


def nederlands(tekst: str) -> SafeString | str:
    """`{{ zaak.omschrijving|nederlands }}`: a text that a source wrote, as it came.

    HTML: on a page in another language `<span lang="nl">`, so that it is read out as Dutch (WCAG 3.1.2).
    """
    in_nederlands = not tekst or (get_language() or "nl") == "nl"
    return tekst if in_nederlands else format_html('<span lang="nl">{}</span>', tekst)


def feiten(rijen: Sequence[tuple[str, object]]) -> SafeString:
    """`{% feiten rijen %}`: facts as (label, waarde); a date among them is shown as `{% datum %}` shows it.

    HTML: `<dl>` with a `<div>` around each pair, so that label and value stay together.
    """
    paren = [(label, datum(waarde) if isinstance(waarde, (date, OnzekereDatum)) else waarde) for label, waarde in rijen]
    return render_to_string("componenten/feiten.html", {"rijen": paren})


def feitenlijst(content: str, *, rij: bool = False) -> SafeString:
    """`{% feitenlijst %}<div><dt>Zaaknummer</dt><dd>...</dd></div>{% endfeitenlijst %}`: facts that hold HTML.

    HTML: as of `feiten`; for values with a link, a badge or a note. `rij=True` puts label and value beside each other
    on a wide screen, with a line between the facts.
    """
    return format_html('<dl class="feiten{}">{}</dl>', " feiten--rij" if rij else "", content)


def tabel(content: str, bijschrift: str = "", *, kop: str = "", soort: str = "", klasse: str = "") -> SafeString:
    """`{% tabel "Kosten" %}<thead>...</thead><tbody>...</tbody>{% endtabel %}`: rows that people compare.

    HTML: `<table>` with a `<caption>`, in a frame that scrolls when the table is wider than the screen, so that the
    page does not (WCAG 1.4.10): a region with the same name that the Tab key reaches. A small table under its own
    heading is named by that instead, with the id of the heading in `kop`, and has no frame. Each `<th>` has its
    `scope`, a cell with a number the class `getal`. Soort: "" for pages of the site, `dicht` for the full tables of
    the counter, where the caption is heard and not seen.
    """
    waarden = {"inhoud": content, "bijschrift": bijschrift, "kop": kop, "soort": soort, "klasse": klasse}
    return render_to_string("componenten/tabel.html", waarden)
