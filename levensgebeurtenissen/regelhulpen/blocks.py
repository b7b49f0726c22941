"""The parts of a regelhulp as editors fill them in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from levensgebeurtenissen.regelhulpen.graaf.basis import Uitkomstsoort
from levensgebeurtenissen.regels.lijst import REGELS
from levensgebeurtenissen.vragen.basis import Vraagsoort
from levensgebeurtenissen.vragen.blocks import VergelijkingBlock, VraagBlock

_NAAM = r"^[a-z][a-z0-9_]*$"
_SLEUTEL = _("Kleine letters, cijfers en _. Hiermee verwijst u ernaar. De lezer ziet dit niet.")


def _key(label: str | Promise = "", help_text: str | Promise = "") -> blocks.RegexBlock:
    return blocks.RegexBlock(regex=_NAAM, label=label or _("Sleutel"), max_length=40, help_text=help_text or _SLEUTEL)


def list_regels() -> list[tuple[str, str]]:
    """The rules to choose from. A callable, so that a new rule needs no migration."""
    return [(regel.sleutel, f"{regel.titel} ({regel.sleutel})") for regel in REGELS.values()]


class OvergangBlock(blocks.StructBlock):
    """A way on from a question."""

    als = blocks.ListBlock(
        VergelijkingBlock(), label=_("Als"), default=[], help_text=_("Alles moet kloppen. Leeg: voor ieder ander.")
    )
    ga = _key(_("Ga naar"), _("De sleutel van een vraag of uitkomst."))

    class Meta:
        icon = "arrow-right"
        label = _("Regel")


class KnoopBlock(VraagBlock):
    """A question with the ways on from it."""

    naar = blocks.ListBlock(
        OvergangBlock(),
        label=_("En dan"),
        help_text=_("De eerste regel die klopt, geldt. De laatste heeft geen voorwaarde."),
    )

    class Meta:
        icon = "help"
        label = _("Vraag")


class FormuleBlock(blocks.StructBlock):
    """A value by a formula."""

    sleutel = _key()
    titel = blocks.CharBlock(label=_("Wat is het"), max_length=120, help_text=_("Zoals: Uiterste dag."))
    soort = blocks.ChoiceBlock(
        label=_("Wat komt eruit"),
        choices=[
            (Vraagsoort.DATUM.value, _("Datum")),
            (Vraagsoort.GETAL.value, _("Heel getal")),
            (Vraagsoort.BEDRAG.value, _("Bedrag in euro")),
            (Vraagsoort.JA_NEE.value, _("Ja of nee")),
        ],
    )
    formule = blocks.CharBlock(
        label=_("Formule"), max_length=500, help_text=_("Zoals: ontslag + weken(6). De handleiding noemt alles.")
    )

    class Meta:
        icon = "plus-inverse"
        label = _("Formule")


class InvoerBlock(blocks.StructBlock):
    """What a rule gets for one of its inputs."""

    naam = _key(_("Gegeven van de regel"), _("Zoals: geboortedatum. Zie de pagina Hoe rekenen wij."))
    formule = blocks.CharBlock(
        label=_("Komt uit"), max_length=500, help_text=_("De sleutel van een vraag, of een formule.")
    )

    class Meta:
        label = _("Gegeven")


class RegelBlock(blocks.StructBlock):
    """A value by a rule of the law that the portal calculates with."""

    sleutel = _key()
    titel = blocks.CharBlock(label=_("Wat is het"), max_length=120)
    regel = blocks.ChoiceBlock(label=_("Regel"), choices=list_regels)
    gegevens = blocks.ListBlock(
        InvoerBlock(),
        label=_("Gegevens"),
        default=[],
        help_text=_("Heeft een vraag hetzelfde gegeven, dan hoeft u het hier niet te noemen."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Regel uit de wet")


class WetsartikelBlock(blocks.StructBlock):
    """An article at wetten.overheid.nl."""

    wet = blocks.CharBlock(label=_("Wet"), max_length=160)
    artikel = blocks.CharBlock(label=_("Artikel"), required=False, max_length=80)
    bwb = blocks.RegexBlock(
        regex=r"^BWBR\d{7}$",
        label=_("BWB-nummer"),
        max_length=11,
        help_text=_("Staat in het adres bij wetten.overheid.nl, zoals BWBR0005537."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Wetsartikel")


def _producten() -> blocks.ListBlock:
    kiezer = blocks.PageChooserBlock(page_type="producten.ProductPagina")
    return blocks.ListBlock(kiezer, label=_("Producten"), default=[])


def _alineas(label: str | Promise, *, required: bool = True) -> blocks.ListBlock:
    alinea = blocks.TextBlock(label=_("Alinea"), rows=3)
    uitleg = _("Met {sleutel} zet u een antwoord of een berekening in de tekst.")
    return (
        blocks.ListBlock(alinea, label=label, help_text=uitleg)
        if required
        else blocks.ListBlock(alinea, label=label, help_text=uitleg, default=[])
    )


class DeelBlock(blocks.StructBlock):
    """A part of an outcome, for some."""

    als = blocks.ListBlock(
        VergelijkingBlock(), label=_("Alleen als"), help_text=_("Wie 'Weet ik niet' koos, ziet het deel ook.")
    )
    titel = blocks.CharBlock(label=_("Kop"), max_length=160)
    tekst = _alineas(_("Tekst"), required=False)
    producten = _producten()

    class Meta:
        icon = "collapse-down"
        label = _("Deel")


class UitkomstBlock(blocks.StructBlock):
    """Where a regelhulp ends."""

    sleutel = _key()
    soort = blocks.ChoiceBlock(
        label=_("Soort uitkomst"),
        choices=[
            (Uitkomstsoort.GOED.value, _("Goed: ja, dat kan")),
            (Uitkomstsoort.LET_OP.value, _("Let op: er is iets te doen")),
            (Uitkomstsoort.NEE.value, _("Nee")),
            (Uitkomstsoort.INFO.value, _("Uitleg")),
        ],
    )
    titel = blocks.CharBlock(label=_("Uitkomst in één zin"), max_length=160)
    tekst = _alineas(_("Uitleg"))
    doen = blocks.ListBlock(
        blocks.TextBlock(label=_("Stap"), rows=2), label=_("Wat doet u nu?"), default=[], help_text=_("Op volgorde.")
    )
    producten = _producten()
    wetten = blocks.ListBlock(WetsartikelBlock(), label=_("In de wet"), default=[])
    gebeurtenis = blocks.PageChooserBlock(
        page_type="levensgebeurtenissen.LevensgebeurtenisPagina",
        label=_("Stappenlijst"),
        required=False,
        help_text=_("De levensgebeurtenis waarvan de lezer hierna een stappenlijst kan maken."),
    )
    delen = blocks.ListBlock(DeelBlock(), label=_("Delen voor sommigen"), default=[])

    class Meta:
        icon = "tick-inverse"
        label = _("Uitkomst")


class WaardeBlock(blocks.StructBlock):
    """A key with a value, in a case."""

    sleutel = blocks.CharBlock(label=_("Vraag of berekening"), max_length=80)
    waarde = blocks.CharBlock(
        label=_("Waarde"),
        required=False,
        max_length=200,
        help_text=_("Zoals: ja, 18, 1.500,50, 22-11-2026 of onbekend. Leeg: niets aangekruist."),
    )

    class Meta:
        label = _("Waarde")


class VoorbeeldBlock(blocks.StructBlock):
    """A case that is run before publication."""

    naam = blocks.CharBlock(label=_("Wie is het"), max_length=160, help_text=_("Zoals: Vrouw van 70 zonder rijbewijs."))
    antwoorden = blocks.ListBlock(WaardeBlock(label=_("Antwoord")), label=_("Antwoorden"))
    op = blocks.DateBlock(label=_("Op welke dag"))
    uitkomst = _key(_("Komt uit op"), _("De sleutel van de uitkomst."))
    waarden = blocks.ListBlock(
        WaardeBlock(label=_("Berekening")),
        label=_("Met deze berekeningen"),
        default=[],
        help_text=_("Mag leeg blijven."),
    )

    class Meta:
        icon = "user"
        label = _("Voorbeeld")


WETTEN = [("wet", WetsartikelBlock())]
VRAGEN = [("vraag", KnoopBlock())]
BEREKENINGEN = [("formule", FormuleBlock()), ("regel", RegelBlock())]
UITKOMSTEN = [("uitkomst", UitkomstBlock())]
VOORBEELDEN = [("voorbeeld", VoorbeeldBlock())]
