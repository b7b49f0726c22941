"""A kept statement as a page shows it: names in the language of the reader, texts in the one that they are in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from toegankelijkheid.componenten.gegevens import nederlands
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.verklaring.models import Onderzoekstand, Techniek, Verklaring
from toegankelijkheid.verklaring.status import Reden, Status
from toegankelijkheid.verklaring.woorden import REDENEN, STATUSBADGES, STATUSNAMEN, UITLEG, name_of

Rijen = list[tuple[str, object]]
# What is said of a deviation: the label, and its names in a kept statement and in the English of an editor.
_TEKSTEN = (
    (gettext_lazy("Waar"), "waar", "waar"),
    (gettext_lazy("Wat er niet klopt"), "omschrijving", "omschrijving"),
    (gettext_lazy("Oorzaak"), "oorzaak", "oorzaak"),
    (gettext_lazy("Wat u ervan merkt"), "gevolg", "gevolg"),
    (gettext_lazy("Hoe het wel kan"), "alternatief", "alternatief"),
    (gettext_lazy("Wat wij doen"), "maatregel", "maatregel"),
    (gettext_lazy("Waarom wij dit niet oplossen"), "waaromOnevenredig", "waarom_onevenredig"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A status in words."""

    code: str
    naam: str
    uitleg: str
    badge: str


@dataclass(frozen=True, slots=True)
class Afwijkingblok:
    """One deviation: the clause, and what there is to say of it as (label, waarde)."""

    eis: str
    naam: str
    rijen: Rijen


@dataclass(frozen=True, slots=True)
class Onderzoekblok:
    """One research, likewise."""

    naam: str
    is_klaar: bool
    klaar_op: date
    rijen: Rijen


@dataclass(frozen=True, slots=True)
class Verklaringblok:
    """One version of the statement."""

    versie: Verklaring
    inhoud: Mapping[str, Any]
    letter: Letter
    rijen: Rijen
    afwijkingen: list[Afwijkingblok]
    onderzoeken: list[Onderzoekblok]


def show_letter(status: Status) -> Letter:
    """A status as people read it."""
    return Letter(status.value, str(STATUSNAMEN[status]), str(UITLEG[status]), STATUSBADGES[status])


def show_redenen(redenen: tuple[Reden, ...]) -> list[str]:
    """Why it is not better."""
    return [str(REDENEN[reden]) for reden in redenen]


def show_verklaring(verklaring: Verklaring) -> Verklaringblok:
    """One version, whatever was in force when it was signed."""
    inhoud = verklaring.inhoud
    letter = show_letter(Status(verklaring.status))
    rijen: Rijen = [
        (_("Versie"), verklaring.versie),
        (_("Status"), f"{letter.code}: {letter.naam}"),
        (_("Wat de wet vraagt"), inhoud["norm"]),
        (_("Ook getoetst tegen"), inhoud["getoetstTegen"]),
        (_("Opgesteld op"), timezone.localdate(verklaring.opgesteld_op)),
        (_("Ondertekend op"), verklaring.ondertekend_op),
        (_("Ondertekend door"), nederlands(verklaring.functie)),
        (_("Status geldt tot en met"), _read_date(inhoud["geldigTot"])),
        (_("Wat er veranderde"), nederlands(verklaring.wat_veranderde)),
    ]
    return Verklaringblok(
        versie=verklaring,
        inhoud=inhoud,
        letter=letter,
        rijen=[rij for rij in rijen if rij[1]],
        afwijkingen=[_show_afwijking(afwijking) for afwijking in inhoud["afwijkingen"]],
        onderzoeken=[_show_onderzoek(onderzoek) for onderzoek in inhoud["onderzoeken"]],
    )


def _show_afwijking(afwijking: Mapping[str, Any]) -> Afwijkingblok:
    taal = get_language() or "nl"
    eis = EISEN.get(afwijking["eis"])
    teksten = [(label, _in_taal(afwijking, veld, engels, taal)) for label, veld, engels in _TEKSTEN]
    rijen: Rijen = [(str(label), tekst) for label, tekst in teksten if tekst]
    if oplossen_voor := _read_date(afwijking["oplossenVoor"]):
        rijen.append((_("Klaar op"), oplossen_voor))
    return Afwijkingblok(afwijking["eis"], eis.naam_in(taal) if eis else afwijking["naam"], rijen)


def _in_taal(afwijking: Mapping[str, Any], veld: str, engels: str, taal: str) -> str:
    """English where the page is English and somebody wrote it; else Dutch, which says so (WCAG 3.1.2)."""
    vertaald = afwijking["engels"].get(engels) if taal == "en" else None
    return vertaald or nederlands(afwijking[veld])


def _show_onderzoek(onderzoek: Mapping[str, Any]) -> Onderzoekblok:
    afgerond_op, klaar_op = _read_date(onderzoek["afgerondOp"]), date.fromisoformat(onderzoek["klaarOp"])
    technieken = ", ".join(name_of(Techniek, techniek) for techniek in onderzoek["technieken"])
    stand = name_of(Onderzoekstand, onderzoek["stand"])
    telling = _("%(gedaan)s van %(nodig)s oordelen, op %(paginas)s pagina's") % {
        "gedaan": onderzoek["oordelen"],
        "nodig": onderzoek["oordelenNodig"],
        "paginas": onderzoek["paginas"],
    }
    rijen: Rijen = [
        (_("Stand"), stand),
        (_("Afgerond op") if afgerond_op else _("Klaar op"), afgerond_op or klaar_op),
        (_("Wie onderzoekt"), nederlands(onderzoek["uitvoerder"])),
        (_("Onafhankelijk"), _("Ja") if onderzoek["onafhankelijk"] else _("Nee")),
        (_("Methode"), onderzoek["methode"]),
        (_("Hoe er wordt getest"), technieken),
        (_("Waarmee"), nederlands(onderzoek["hulpmiddelen"])),
        (_("Wat erbij hoort"), nederlands(onderzoek["reikwijdte"])),
        (_("Wat er niet bij hoort"), nederlands(onderzoek["buitenReikwijdte"])),
        (_("Gedaan"), telling if onderzoek["paginas"] else ""),
        (_("Conclusie"), nederlands(onderzoek["conclusie"])),
        (_("Rapport"), _link(onderzoek["rapport"])),
    ]
    naam = nederlands(onderzoek["naam"])
    return Onderzoekblok(naam, afgerond_op is not None, klaar_op, [rij for rij in rijen if rij[1]])


def _link(url: str) -> str:
    tekst = _("Lees het rapport")
    return format_html('<a class="nl-link" href="{}">{}</a>', url, tekst) if url else ""


def _read_date(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
