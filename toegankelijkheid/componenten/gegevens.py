"""Facts on a page: dates, lists of facts, the steps of a process."""

from collections.abc import Sequence
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.core.datum import OnzekereDatum

# Status of a step -> icon, text, colour of its badge.
_STAPPEN = {
    "checked": ("check", gettext_lazy("Klaar"), "success"),
    "current": ("progress", gettext_lazy("Mee bezig"), "neutral"),
    "not-checked": ("clock", gettext_lazy("Nog niet begonnen"), "inactive"),
}


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


def processtap(
    content: str,
    *,
    status: str,
    titel: str,
    organisatie: str = "",
    datum: date | datetime | OnzekereDatum | str | None = None,
    badge: str = "",
    badge_soort: str = "",
    icoon: str = "",
    niveau: int = 3,
) -> SafeString:
    """`{% processtap status="current" titel=t organisatie=o datum=d badge=b %}...{% endprocesstap %}`: one step.

    HTML: `<li>` for `<ol class="denhaag-process-steps">`; the step at hand has `aria-current="step"`, the state stands
    in words in the badge (default: Klaar, Mee bezig, Nog niet begonnen), and who does the step is named.
    `datum` may be text ("Verwacht in december 2026"). Status: checked, current, not-checked.

    Raises:
        KeyError: an unknown status.
    """
    standaard_icoon, standaard_badge, standaard_soort = _STAPPEN[status]
    return render_to_string(
        "componenten/processtap.html",
        {
            "inhoud": content,
            "status": status,
            "titel": titel,
            "organisatie": organisatie,
            "datum": datum if isinstance(datum, str) else _shown(datum),
            "badge": badge or standaard_badge,
            "badge_soort": badge_soort or standaard_soort,
            "icoon": icoon or standaard_icoon,
            "niveau": niveau,
        },
    )


# `processtap` has a parameter of the same name.
_shown = datum
