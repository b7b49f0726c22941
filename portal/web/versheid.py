"""After what editors change, the public pages that show it are made anew.

What has a document in search says so itself (`cms.zoeken.service.meld_wijziging`); here is all the rest.
"""

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.producten.models import Aanbod, ProductVertaling
from portal.paginacache.afhankelijk import ALLES, GEDEELD
from portal.paginacache.services import purge

# Shown on many pages, and changed by few: any change makes all pages anew.
GEDEELDE_MODELLEN = (
    "producten.Organisatie",
    "producten.Thema",
    "producten.Locatie",
    "producten.UniformeProduct",
    "wagtailcore.Site",
    "wagtailredirects.Redirect",
    "wagtailimages.Image",
    "wagtaildocs.Document",
)
# What hangs on one product: its page is made anew.
BIJ_EEN_PRODUCT = ("producten.Aanbod", "producten.ProductVertaling")


def connect() -> None:
    """Listen; called once from AppConfig.ready."""
    for namen, melder in ((GEDEELDE_MODELLEN, _report_shared), (BIJ_EEN_PRODUCT, _report_product)):
        for model in map(apps.get_model, namen):
            for signaal in (post_save, post_delete):
                signaal.connect(melder, sender=model, dispatch_uid=f"versheid-{model.__name__}-{id(signaal)}")
    for soort in (page_published, page_unpublished, post_page_move):
        soort.connect(_report_page, dispatch_uid=f"versheid-pagina-{id(soort)}")
    post_delete.connect(_report_deleted, dispatch_uid="versheid-pagina-verwijderd")


def _report_shared(instance: Model, **kwargs: object) -> None:  # noqa: ARG001 - Django's signals
    purge([GEDEELD])


def _report_product(instance: Aanbod | ProductVertaling, **kwargs: object) -> None:  # noqa: ARG001
    product = instance.pagina if isinstance(instance, ProductVertaling) else instance.product
    purge([product.sleutel])


def _report_page(instance: Page, **kwargs: object) -> None:  # noqa: ARG001
    purge([ALLES])


def _report_deleted(instance: Model, **kwargs: object) -> None:  # noqa: ARG001
    if isinstance(instance, Page):
        purge([GEDEELD])
