"""What a scheme is as editors fill it in on the page of its product: kind, purpose, when, how much, what is left."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Regelingsoort(models.TextChoices):
    """In which form the money comes."""

    SUBSIDIE = "subsidie", _("Subsidie")
    BELASTING = "belasting", _("Belastingvoordeel")
    LENING = "lening", _("Lening")
    GARANTIE = "garantie", _("Garantie op een lening")
    UITKERING = "uitkering", _("Vergoeding")


class Regelingdoel(models.TextChoices):
    """What the money is for."""

    STARTEN = "starten", _("Starten en groeien")
    INNOVEREN = "innoveren", _("Innoveren")
    VERDUURZAMEN = "verduurzamen", _("Verduurzamen en energie")
    PERSONEEL = "personeel", _("Personeel en opleiding")
    INVESTEREN = "investeren", _("Investeren en financieren")
    INTERNATIONAAL = "internationaal", _("Internationaal ondernemen")
    LANDBOUW = "landbouw", _("Landbouw en natuur")


class Openstelling(models.TextChoices):
    """When one can apply."""

    DOORLOPEND = "doorlopend", _("Het hele jaar")
    RONDE = "ronde", _("In een ronde, met begin en einde")
    GESTOPT = "gestopt", _("Gestopt")


class Budget(models.TextChoices):
    """How much is left, as far as editors know."""

    GEEN_PLAFOND = "geen_plafond", _("Er is geen vast bedrag dat op kan raken")
    BESCHIKBAAR = "beschikbaar", _("Er is nog budget")
    BIJNA_OP = "bijna_op", _("Het budget is bijna op")
    OP = "op", _("Het budget is op")
    ONBEKEND = "onbekend", _("De stand staat bij de organisatie")


class RegelingBlock(blocks.StructBlock):
    """The facts of a scheme; what is not sure stays empty."""

    soort = blocks.ChoiceBlock(label=_("Soort"), choices=Regelingsoort.choices)
    doelen = blocks.MultipleChoiceBlock(label=_("Waarvoor"), choices=Regelingdoel.choices)
    voor_wie = blocks.CharBlock(label=_("Voor wie, in één zin"), max_length=200)
    voor_wie_en = blocks.CharBlock(label=_("Voor wie (Engels)"), required=False, max_length=220)
    hoeveel = blocks.CharBlock(
        label=_("Hoeveel"), required=False, max_length=220, help_text=_("Noem het jaar bij een bedrag of percentage.")
    )
    hoeveel_en = blocks.CharBlock(label=_("Hoeveel (Engels)"), required=False, max_length=240)
    openstelling = blocks.ChoiceBlock(label=_("Wanneer aanvragen"), choices=Openstelling.choices)
    open_van = blocks.DateBlock(label=_("Open vanaf"), required=False)
    open_tot = blocks.DateBlock(label=_("Open tot en met"), required=False)
    termijn = blocks.CharBlock(
        label=_("Uiterste dag in woorden"), required=False, max_length=220, help_text=_("Zoals: voordat u begint.")
    )
    termijn_en = blocks.CharBlock(label=_("Uiterste dag (Engels)"), required=False, max_length=240)
    vooraf = blocks.BooleanBlock(label=_("Aanvragen voordat u begint of tekent"), required=False)
    budget = blocks.ChoiceBlock(label=_("Budget"), choices=Budget.choices, default=Budget.ONBEKEND)
    budget_op = blocks.DateBlock(label=_("Stand van het budget op"), required=False)
    aanvragen_url = blocks.URLBlock(label=_("Webadres van de regeling"), required=False)

    class Meta:
        icon = "pick"
        label = _("Regeling")


REGELING = [("regeling", RegelingBlock())]
