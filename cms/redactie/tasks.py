"""Celery tasks of the editors' side: each night advice and links, each week what readers said."""

import time

from celery import shared_task

from cms.redactie.controle import find_ding
from cms.redactie.feedback import services, weekbericht, zoektermen
from cms.redactie.kwaliteit.meten import refresh_aanbod, refresh_paginas
from cms.redactie.links.controle import check_links as check
from cms.redactie.links.controle import make_bezoeker, run_controle
from cms.redactie.links.verzamelen import collect, collect_all, store_plekken
from cms.redactie.models import LinkControle
from cms.redactie.toegankelijkheid import documenten

# Well below the moment at which the broker gives the task to another worker.
SECONDEN = 400


@shared_task(name="cms.redactie.tasks.refresh_advies")
def refresh_advies(vanaf: int = 0) -> None:
    """Measure all texts again; what does not fit in one task goes on in the next."""
    einde = time.monotonic() + SECONDEN
    if vanaf == 0:
        refresh_paginas()
    verder = refresh_aanbod(vanaf=vanaf, stop=lambda: time.monotonic() > einde)
    if verder is not None:
        refresh_advies.delay(vanaf=verder)


@shared_task(name="cms.redactie.tasks.check_links")
def check_links(verder: bool = False) -> None:  # noqa: FBT001, FBT002 - an argument in the queue
    """Each night: collect the links on the site and visit them; what does not fit goes on in the next task."""
    if not verder:
        store_plekken(collect_all())
    if run_controle(seconden=SECONDEN):
        check_links.delay(verder=True)


@shared_task(name="cms.redactie.tasks.check_links_of")
def check_links_of(soort: str, pk: int) -> None:
    """Visit the links of one text, because an editor asks."""
    ding = find_ding(soort=soort, pk=pk)
    if ding is None:
        return
    store_plekken(collect(ding), van=ding)
    links = LinkControle.objects.filter(plekken__soort=soort, plekken__object_id=pk, genegeerd_op=None).distinct()
    check(list(links), bezoeker=make_bezoeker(), seconden=SECONDEN)


@shared_task(name="cms.redactie.tasks.check_document")
def check_document(pk: int) -> None:
    """Look at the file of one document."""
    documenten.check_document(pk=pk)


@shared_task(name="cms.redactie.tasks.check_documents")
def check_documents() -> None:
    """Each night: the documents that were not looked at yet."""
    einde = time.monotonic() + SECONDEN
    for pk in documenten.list_unchecked().values_list("pk", flat=True):
        if time.monotonic() > einde:
            check_documents.delay()
            return
        documenten.check_document(pk=pk)


@shared_task(name="cms.redactie.tasks.wipe_old_texts")
def wipe_old_texts() -> None:
    """Each night: the words of readers go after a year."""
    services.wipe_old_texts()


@shared_task(name="cms.redactie.tasks.store_zoektermen")
def store_zoektermen() -> None:
    """Each hour: keep what enough people searched for in vain."""
    zoektermen.store_recent()


@shared_task(name="cms.redactie.tasks.send_weekberichten")
def send_weekberichten() -> None:
    """Each Monday: tell the teams what readers said."""
    weekbericht.enqueue_weekberichten()
