"""Running text: lists, and numbers that must stay as they are. Headings, paragraphs and links are a class each."""

import re

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_DAG = r"\b(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-(?:19|20)\d{2}\b"
_KENMERK = r"\b(?:ZAAK|Z|AANVRAAG|DOSSIER|REF)[-/ ]?\d{4}[-/.]\d{3,}\b|\b[A-Z]{1,5}-\d{4}-\d{4,}\b"
_GEMERKT = re.compile(f"({_DAG}|{_KENMERK})")
_WOORD = re.compile(r"[^\W\d_]+")
# Small words that English has and Dutch has not.
_ENGELS = frozenset(("the", "and", "you", "your", "with", "this", "that", "have", "will", "can", "must", "they"))
_MINSTENS = 3


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


def nummers(tekst: str) -> SafeString:
    """`{{ regel|nummers }}`: running text, with the case numbers and the dates in digits in it marked as such.

    HTML: a number as `kenmerk` shows it, a date as `<time datetime="2026-11-09">09-11-2026</time>`.
    """
    # What the pattern found, is every second part.
    delen = enumerate(_GEMERKT.split(tekst))
    return format_html_join("", "{}", ((_mark(deel) if plaats % 2 else deel,) for plaats, deel in delen))


def _mark(gevonden: str) -> SafeString:
    if not re.fullmatch(_DAG, gevonden):
        return kenmerk(gevonden)
    dag, maand, jaar = gevonden.split("-")
    return format_html('<time datetime="{}">{}</time>', f"{jaar}-{maand}-{dag}", gevonden)


def brief(tekst: str) -> SafeString:
    """`<div lang="nl">{{ bericht.inhoud|brief }}</div>`: a letter that an organisation wrote, as it came.

    HTML: `<p>` for each paragraph, its numbers as `nummers` marks them; a paragraph that is clearly in English has
    `lang="en"`, since an organisation often says the same in both (WCAG 3.1.2).
    """
    alineas = [alinea for alinea in re.split(r"\n{2,}", "\n".join(tekst.splitlines())) if alinea.strip()]
    rijen = [(_is_english(alinea), [nummers(regel) for regel in alinea.strip("\n").split("\n")]) for alinea in alineas]
    return render_to_string("componenten/brief.html", {"alineas": rijen})


def _is_english(alinea: str) -> bool:
    return len(_ENGELS.intersection(_WOORD.findall(alinea.lower()))) >= _MINSTENS
