"""Accessibility of what editors publish: why somebody published with an error, and what is wrong with a document."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class Publicatiereden(models.Model):
    """A page or offer was published with certain errors of accessibility, by whom and why.

    It stays open until what is on the site has no such error any more.
    """

    pagina = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("pagina"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    aanbod = models.ForeignKey(
        "producten.Aanbod", verbose_name=_("aanbod"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    organisatie = models.ForeignKey(
        "producten.Organisatie", verbose_name=_("organisatie"), null=True, on_delete=models.CASCADE, related_name="+"
    )
    titel = models.CharField(_("titel"), max_length=255)
    redacteur = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reden = models.TextField(_("reden"))
    regels = models.JSONField(_("regels"), default=list, help_text="[id of each rule that was broken, once]")
    aantal = models.PositiveSmallIntegerField(_("aantal fouten"))
    gepubliceerd_op = models.DateTimeField(_("gepubliceerd op"), auto_now_add=True)
    hersteld_op = models.DateTimeField(_("hersteld op"), null=True, blank=True)

    objects: ClassVar[models.Manager["Publicatiereden"]] = models.Manager()

    class Meta:
        verbose_name = _("reden om met een fout te publiceren")
        verbose_name_plural = _("redenen om met een fout te publiceren")
        ordering = ["-gepubliceerd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pagina__isnull=False) ^ models.Q(aanbod__isnull=False),
                name="reden_van_pagina_of_aanbod",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Documentcontrole(models.Model):
    """What was found in the file of one document. A new file is checked again; until then `vingerafdruk` differs."""

    document = models.OneToOneField(
        get_document_model_string(), verbose_name=_("document"), on_delete=models.CASCADE, related_name="controle"
    )
    vingerafdruk = models.CharField(max_length=40, help_text="hash of the file that was checked")
    gecontroleerd_op = models.DateTimeField(_("gecontroleerd op"), auto_now=True)
    paginas = models.PositiveIntegerField(_("pagina's"), null=True)
    fouten = models.JSONField(_("fouten"), default=list, help_text="[id of a rule that the file certainly breaks]")
    te_beoordelen = models.JSONField(_("te beoordelen"), default=list, help_text="[id of a rule for a person to judge]")

    objects: ClassVar[models.Manager["Documentcontrole"]] = models.Manager()

    class Meta:
        verbose_name = _("controle van een document")
        verbose_name_plural = _("controles van documenten")

    def __str__(self) -> str:
        return str(self.document)
