"""A word of the government with its meaning in plain words."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from cms.producten.models.basis import list_regels


class Begrip(models.Model):
    """One word; on a page its first mention can be opened, and without opening it the sentence reads as before."""

    woord = models.CharField(
        _("woord"), max_length=60, unique=True, help_text=_("Zoals het in een zin staat, met of zonder hoofdletter.")
    )
    vormen = models.TextField(
        _("andere vormen"),
        blank=True,
        help_text=_("Eén per regel: meervoud, afkorting of een andere schrijfwijze. Ook die krijgen de uitleg."),
    )
    uitleg = models.CharField(
        _("uitleg"), max_length=240, help_text=_("Eén of twee korte zinnen die iedereen begrijpt. Geen wettekst.")
    )
    woord_en = models.CharField(_("woord in het Engels"), max_length=60, blank=True)
    uitleg_en = models.CharField(_("uitleg in het Engels"), max_length=280, blank=True)
    op_paginas = models.BooleanField(
        _("uitleggen op pagina’s"), default=True, help_text=_("Zonder vinkje staat het woord alleen in de lijst.")
    )
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"), auto_now=True)
    # Of the content file that was loaded last, so that loading again leaves editors' later changes alone.
    vingerafdruk = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["woord"]

    def __str__(self) -> str:
        return self.woord

    @property
    def anker(self) -> str:
        """Its place in the list of words."""
        return slugify(self.woord)

    @property
    def vormen_regels(self) -> tuple[str, ...]:
        """The word and its other forms."""
        return (self.woord, *list_regels(self.vormen))
