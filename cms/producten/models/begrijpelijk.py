"""The same page for who reads with difficulty: in easy language, and in sign language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.producten import blocks


class Begrijpelijk(models.Model):
    """A short version in easy language (A2) and a video in Dutch sign language; what is not there is not shown."""

    makkelijk = StreamField(
        blocks.ALINEAS,
        verbose_name=_("in makkelijke taal"),
        blank=True,
        help_text=_("Het belangrijkste in hoogstens acht korte zinnen. Eén ding per zin, tot 12 woorden."),
    )
    gebarentaal = StreamField(
        blocks.GEBARENTAAL, verbose_name=_("in gebarentaal"), blank=True, max_num=1, help_text=_("Hoogstens één video.")
    )

    class Meta:
        abstract = True


def begrijpelijk_panel() -> MultiFieldPanel:
    """The two fields together in the editor."""
    return MultiFieldPanel(
        [FieldPanel("makkelijk"), FieldPanel("gebarentaal")],
        heading=_("Voor wie lezen lastig is"),
        classname="collapsed",
    )
