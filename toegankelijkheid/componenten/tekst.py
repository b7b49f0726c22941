"""Running text: lists, and numbers that must stay as they are. Headings, paragraphs and links are a class each."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString


def lijst(content: str, klasse: str = "", *, genummerd: bool = False, taal: str = "") -> SafeString:
    """`{% lijst %}<li>...</li>{% endlijst %}`: a list of short things; with `genummerd=True` in an order that matters.

    HTML: `<ul>` or `<ol>`, so that a screen reader says how many there are; its children are plain `<li>`. `klasse`
    is a class of the page, `taal` the language of the list when it is not that of the page (WCAG 3.1.2).
    """
    waarden = {"inhoud": content, "klasse": klasse, "genummerd": genummerd, "taal": taal}
    return render_to_string("componenten/lijst.html", waarden)


def kenmerk(nummer: object, *, nadruk: bool = False) -> SafeString:
    """`{% kenmerk zaak.identificatie %}`: a number or code of a case, a payment or a letter.

    HTML: `<span class="utrecht-preserve-data" translate="no">`: no translation changes it, and in a text that runs
    from right to left its order stays. `nadruk=True` makes it `<strong>`, for a code that must be typed over.
    """
    element = "strong" if nadruk else "span"
    return format_html(
        '<{element} class="utrecht-preserve-data" translate="no">{nummer}</{element}>', element=element, nummer=nummer
    )
