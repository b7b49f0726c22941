"""Questions and conditions as editors fill them in.

A draft may be unfinished; what cannot be asked or read is refused at publication, at the question itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from levensgebeurtenissen.vragen.basis import (
    GEORDEND,
    MET_OPTIES,
    Antwoordfout,
    Grens,
    Optie,
    Vraag,
    Vraagfout,
    Vraagsoort,
    parse_waarde,
)
from levensgebeurtenissen.vragen.voorwaarden import Operator, Vergelijking, make_vergelijking, write_vergelijking

SOORTEN = [
    (Vraagsoort.JA_NEE.value, _("Ja of nee")),
    (Vraagsoort.KEUZE.value, _("Eén keuze uit een lijst")),
    (Vraagsoort.MEERKEUZE.value, _("Meer keuzes uit een lijst")),
    (Vraagsoort.GETAL.value, _("Heel getal")),
    (Vraagsoort.BEDRAG.value, _("Bedrag in euro")),
    (Vraagsoort.DATUM.value, _("Datum")),
    (Vraagsoort.POSTCODE.value, _("Postcode")),
]
OPERATOREN = [
    (Operator.IS.value, _("is")),
    (Operator.IS_NIET.value, _("is niet")),
    (Operator.EEN_VAN.value, _("is een van")),
    (Operator.BEVAT.value, _("bevat")),
    (Operator.BEVAT_NIET.value, _("bevat niet")),
    (Operator.KLEINER.value, _("is kleiner of eerder dan")),
    (Operator.HOOGSTENS.value, _("is hoogstens")),
    (Operator.GROTER.value, _("is groter of later dan")),
    (Operator.MINSTENS.value, _("is ten minste")),
    (Operator.ONBEKEND.value, _("is onbekend")),
]
_SLEUTEL = _("Kleine letters, cijfers en _. Hiermee verwijst u ernaar. De lezer ziet dit niet.")


class OptieBlock(blocks.StructBlock):
    """One answer to choose."""

    sleutel = blocks.RegexBlock(regex=r"^[a-z][a-z0-9_]*$", label=_("Sleutel"), max_length=40, help_text=_SLEUTEL)
    tekst = blocks.CharBlock(label=_("Antwoord"), max_length=160)
    uitleg = blocks.CharBlock(label=_("Uitleg"), required=False, max_length=300)
    tekst_en = blocks.CharBlock(label=_("Antwoord in het Engels"), required=False, max_length=160)
    uitleg_en = blocks.CharBlock(label=_("Uitleg in het Engels"), required=False, max_length=300)

    class Meta:
        icon = "radio-full"
        label = _("Antwoord")


class VraagBlock(blocks.StructBlock):
    """A question; `read_vraag` makes it the question that is asked."""

    sleutel = blocks.RegexBlock(regex=r"^[a-z][a-z0-9_]*$", label=_("Sleutel"), max_length=40, help_text=_SLEUTEL)
    tekst = blocks.CharBlock(label=_("Vraag"), max_length=200)
    soort = blocks.ChoiceBlock(label=_("Soort antwoord"), choices=SOORTEN, default=Vraagsoort.JA_NEE.value)
    uitleg = blocks.TextBlock(
        label=_("Uitleg"), required=False, rows=3, help_text=_("Wat bedoelt u precies, en waar vindt de lezer het?")
    )
    opties = blocks.ListBlock(
        OptieBlock(), label=_("Antwoorden"), default=[], help_text=_("Alleen bij een keuze uit een lijst.")
    )
    minimum = blocks.CharBlock(label=_("Minimum"), required=False, max_length=20)
    maximum = blocks.CharBlock(label=_("Maximum"), required=False, max_length=20)
    onbekend_mag = blocks.BooleanBlock(label=_("Ook 'Weet ik niet' als antwoord"), required=False)
    gegeven = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9_]*$",
        label=_("Gegeven"),
        required=False,
        max_length=40,
        help_text=_("De naam van dit feit in andere regelhulpen. Met dezelfde naam hoeft men het één keer te zeggen."),
    )
    tekst_en = blocks.CharBlock(label=_("Vraag in het Engels"), required=False, max_length=200)
    uitleg_en = blocks.TextBlock(label=_("Uitleg in het Engels"), required=False, rows=3)

    class Meta:
        icon = "help"
        label = _("Vraag")

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - values of Wagtail have no types
        """The checked value; once it is published the question must be one that can be asked."""
        schoon = super().clean(value)
        if not self.is_deferred_validation:
            try:
                read_vraag(schoon)
            except (Vraagfout, Antwoordfout) as fout:
                raise StructBlockValidationError(non_block_errors=[str(fout)]) from fout
        return schoon


class VergelijkingBlock(blocks.StructBlock):
    """One condition on an answer. More of them hold together."""

    links = blocks.CharBlock(label=_("Vraag of berekening"), max_length=80, help_text=_("De sleutel ervan."))
    operator = blocks.ChoiceBlock(label=_("Hoe"), choices=OPERATOREN, default=Operator.IS.value)
    waarde = blocks.CharBlock(
        label=_("Waarde"),
        required=False,
        max_length=200,
        help_text=_("Zoals: ja, 18, 1.500,50 of 22-11-2026. Bij 'is een van' met komma's ertussen."),
    )

    class Meta:
        icon = "key"
        label = _("Voorwaarde")


def read_vraag(value: Mapping[str, Any]) -> Vraag:
    """The question of a block.

    Raises:
        Vraagfout: it cannot be asked so.
        Antwoordfout: its minimum or maximum is no value of its kind.
    """
    soort = Vraagsoort(value["soort"])
    opties = tuple(Optie(**{naam: optie[naam] or "" for naam in _OPTIE}) for optie in value["opties"])
    teksten = {naam: value[naam] or "" for naam in ("tekst", "uitleg", "gegeven", "tekst_en", "uitleg_en")}
    return Vraag(
        sleutel=value["sleutel"],
        soort=soort,
        opties=opties if soort in MET_OPTIES else (),
        minimum=_bound(soort, value["minimum"]),
        maximum=_bound(soort, value["maximum"]),
        onbekend_mag=bool(value["onbekend_mag"]),
        **teksten,
    )


_OPTIE = ("sleutel", "tekst", "uitleg", "tekst_en", "uitleg_en")


def _bound(soort: Vraagsoort, ruw: str | None) -> Grens | None:
    if not ruw:
        return None
    if soort not in GEORDEND:
        raise Vraagfout("Alleen een getal, een bedrag en een datum hebben een minimum of maximum.")
    grens = parse_waarde(Vraag(sleutel="grens", tekst="", soort=soort), ruw)
    return None if grens is None or isinstance(grens, str | tuple) else grens


def read_teksten(value: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The conditions of a list of blocks, as one writes them in a file."""
    return tuple(write_vergelijking(rij["links"], Operator(rij["operator"]), rij["waarde"] or "") for rij in value)


def read_vergelijkingen(value: Iterable[Mapping[str, Any]], soorten: Mapping[str, Vraag]) -> tuple[Vergelijking, ...]:
    """The conditions of a list of blocks, on these questions.

    Raises:
        Voorwaardefout: the key, the operator or the value of one does not fit.
    """
    return tuple(
        make_vergelijking(rij["links"], Operator(rij["operator"]), (rij["waarde"] or "").strip(), soorten)
        for rij in value
    )
