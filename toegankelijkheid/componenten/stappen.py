"""How far something is, and what comes after what: the steps of a case and of a guide."""

from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from portal.core.datum import OnzekereDatum
from toegankelijkheid.componenten import gegevens

# Status of a step -> icon, text, colour of its badge.
_STAPPEN = {
    "checked": ("check", gettext_lazy("Klaar"), "success"),
    "current": ("progress", gettext_lazy("Mee bezig"), "neutral"),
    "not-checked": ("clock", gettext_lazy("Nog niet begonnen"), "inactive"),
}


def stappenplan(content: str, klasse: str = "", *, taal: str = "") -> SafeString:
    """`{% stappenplan %}{% processtap ... %}...{% endprocesstap %}{% endstappenplan %}`: steps in their order.

    HTML: `<ol class="denhaag-process-steps">`, so that a screen reader says how many steps there are and which one
    this is; its children are `processtap` or `stap`. `klasse` is a class of the page, `taal` its own language.
    """
    return render_to_string("componenten/stappenplan.html", {"inhoud": content, "klasse": klasse, "taal": taal})


def stap(
    content: str,
    nummer: int,
    titel: str,
    *,
    taal: str = "",
    status: str = "not-checked",
    badge: str = "",
    badge_soort: str = "neutral",
    anker: str = "",
    niveau: int = 3,
) -> SafeString:
    """`{% stap 1 "Meld de verhuizing" %}...{% endstap %}`: one step of a guide, with its number.

    HTML: `<li>` for `stappenplan`; the list itself tells the number, so the drawn one is hidden from screen readers.
    With `status="checked"` a tick stands instead of the number, with "current" the step has `aria-current="step"`;
    then a `badge` says the same in words (WCAG 1.4.1). `anker` is an id to link to, `taal` the language of the title.
    """
    return render_to_string(
        "componenten/stap.html",
        {
            "inhoud": content,
            "leeg": not content.strip(),
            "nummer": nummer,
            "titel": titel,
            "taal": taal,
            "status": status,
            "badge": badge,
            "badge_soort": badge_soort,
            "anker": anker,
            "niveau": niveau,
        },
    )


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
            "datum": datum if isinstance(datum, str) else gegevens.datum(datum),
            "badge": badge or standaard_badge,
            "badge_soort": badge_soort or standaard_soort,
            "icoon": icoon or standaard_icoon,
            "niveau": niveau,
        },
    )
