"""Icons, buttons, badges and cards: the small parts of which pages are made."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


# A page shows some thirty, and there are a few hundred of them in all.
@lru_cache(maxsize=1024)
def icoon(naam: str, klasse: str = "") -> SafeString:
    """`{% icoon "search" %}`: a Tabler icon from the sprite.

    HTML: `<svg class="utrecht-icon">`, always decorative (`aria-hidden`): the text beside it carries the meaning
    (WCAG 1.1.1). Names: https://tabler.io/icons, outline; `npm run bouw` puts each name used in a template, in a
    catalogue file or in `thema/iconen.txt` in the sprite.
    """
    return format_html(
        '<svg class="utrecht-icon{}{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        " " if klasse else "",
        klasse,
        static("portaal/icons.svg"),
        naam,
    )


def knop(
    tekst: str,
    soort: str = "primary",
    icoon: str = "",
    naam: str = "",
    waarde: str = "",
    *,
    bij: str = "",
    formulier: str = "",
    actie: str = "",
    taal: str = "",
) -> SafeString:
    """`{% knop "Zoek" icoon="search" %}`: a button that sends its form.

    HTML: `<button type="submit" class="nl-button nl-button--{soort}">`. Soort: primary (one per form), secondary,
    subtle. Names: `bij` says to who does not see the row which one is meant ("Haal weg: factuur.pdf"); it follows the
    text that is seen (WCAG 2.5.3). With `naam` and `waarde` the server learns which button was pressed. `formulier` is
    the id of a form elsewhere on the page, `actie` another address than that of the form, `taal` the language of the
    text when it is not that of the page. Keyboard: Enter and Space.
    """
    return render_to_string(
        "componenten/knop.html",
        {
            "tekst": tekst,
            "soort": soort,
            "icoon": icoon,
            "naam": naam,
            "waarde": waarde,
            "bij": bij,
            "formulier": formulier,
            "actie": actie,
            "taal": taal,
        },
    )


def actiegroep(content: str, klasse: str = "") -> SafeString:
    """`{% actiegroep %}{% knop ... %}{% knoplink ... %}{% endactiegroep %}`: what can be done here, side by side.

    HTML: `<div class="utrecht-action-group">`; the order is the order of reading, the main button first. On a narrow
    screen the buttons come under each other. `klasse` is a class of the page, such as `geen-print`.
    """
    return format_html('<div class="utrecht-action-group{}{}">{}</div>', " " if klasse else "", klasse, content)


def knoplink(tekst: str, url: str, soort: str = "primary", icoon: str = "") -> SafeString:
    """`{% knoplink "Inloggen" url %}`: a link that looks like a button, for going to a page.

    HTML: `<a class="nl-button nl-button--{soort}">`, so it is read as a link. Keyboard: Enter.
    """
    return render_to_string("componenten/knoplink.html", {"tekst": tekst, "url": url, "soort": soort, "icoon": icoon})


def badge(tekst: str, soort: str = "neutral", icoon: str = "") -> SafeString:
    """`{% badge "Klaar" soort="success" %}`: the state of something, in words.

    HTML: `<span class="utrecht-status-badge utrecht-status-badge--{soort}">`. Soort: success, neutral, warning,
    error, inactive. The colour only repeats what the text says (WCAG 1.4.1).
    """
    return render_to_string("componenten/badge.html", {"tekst": tekst, "soort": soort, "icoon": icoon})


def etiket(tekst: str, *, eigen: bool = False) -> SafeString:
    """`{% etiket "2 bijlagen" %}`: a fact in one or two words, beside what it is about; not a state (that is `badge`).

    HTML: `<span class="nl-data-badge">`; text only, no link. `eigen=True` for a name that somebody made up, which no
    translation may change.
    """
    return format_html('<span class="nl-data-badge"{}>{}</span>', SafeString(' translate="no"' if eigen else ""), tekst)


def kaart(content: str, titel: str, url: str, icoon: str = "", *, niveau: int = 3, taal: str = "") -> SafeString:
    """`{% kaart titel url icoon="home" %}tekst{% endkaart %}`: a choice; put it in `<ul class="kaarten"><li>`.

    HTML: a heading of `niveau` with the only link; its click area is the whole card, its name is the title alone.
    `taal` marks a card in another language than the page (WCAG 3.1.2). Keyboard: one stop, Enter.
    """
    return render_to_string(
        "componenten/kaart.html",
        {"inhoud": content, "titel": titel, "url": url, "icoon": icoon, "niveau": niveau, "taal": taal},
    )


def uitklap(content: str, vraag: str, *, uitgeklapt: object = False, knop: bool = False, anker: str = "") -> SafeString:
    """`{% uitklap "Wat is kale huur?" %}...{% enduitklap %}`: text that people open when they want it.

    HTML: `<details class="uitklap"><summary>`; works without JavaScript, prints open. Several in a
    `vragenlijst` read as one list of questions. `uitgeklapt` is anything that is true when it must start open, such as
    the errors of a form inside. `knop=True` makes the question look like a button among others; `anker` is an id on
    the question. Keyboard: Enter and Space on the question.
    """
    waarden = {"inhoud": content, "vraag": vraag, "uitgeklapt": uitgeklapt, "knop": knop, "anker": anker}
    return render_to_string("componenten/uitklap.html", waarden)


def vragenlijst(content: str, *, taal: str = "") -> SafeString:
    """`{% vragenlijst %}{% uitklap ... %}...{% enduitklap %}{% endvragenlijst %}`: questions that open one by one.

    HTML: `<div class="utrecht-accordion">` around `uitklap`; several may be open at once, so that nothing that
    somebody is reading closes. `taal` is the language of the questions when it is not that of the page.
    """
    return format_html(
        '<div class="utrecht-accordion"{}>{}</div>', format_html(' lang="{}"', taal) if taal else "", content
    )


def afdrukknop(tekst: str = "") -> SafeString:
    """`{% afdrukknop %}`: prints the page.

    HTML: `<button type="button" data-print hidden>`; `portaal.js` shows it, for without a script it can do nothing.
    """
    return render_to_string("componenten/afdrukknop.html", {"tekst": tekst or _("Afdrukken")})


def kopieerknop(tekst: str, gelukt: str, *, bij: str = "") -> SafeString:
    """`{% kopieerknop "Neem over" "Overgenomen" bij="Knop" %}`: copies the `<code>` beside it.

    HTML: `<button type="button" data-kopieer hidden>`; `galerij.js` shows it. `gelukt` is what it says when that is
    done, also to who does not see it, by the status region of the page (WCAG 4.1.3). `bij` as of `knop`.
    """
    return render_to_string("componenten/kopieerknop.html", {"tekst": tekst, "gelukt": gelukt, "bij": bij})
