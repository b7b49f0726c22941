"""Each week a mail to the editors: how many reactions came, on which pages, and where to read them.

The words of readers are not in the mail. It goes through the outbox, so that a mail server that is down delays it and
nobody gets it twice.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.producten.models import Organisatie
from cms.redactie.models import Reactie, Reactiestatus, Rol
from cms.redactie.rollen import list_leden
from portal.outbox.services import enqueue, register_handler

TOPIC = "redactie.weekbericht"
WEEK = timedelta(days=7)
MAX_PAGINAS = 15


def connect() -> None:
    """Handle the messages."""
    register_handler(TOPIC, send_weekbericht, rustig=True)


@transaction.atomic
def enqueue_weekberichten() -> None:
    """One message for each organisation of which readers said something this week, or that has something waiting."""
    jaar, week, _dag = timezone.localdate().isocalendar()
    for organisatie in _read_aantallen():
        enqueue(
            topic=TOPIC,
            payload={"organisatie": organisatie},
            sleutel=f"{TOPIC}:{jaar}-{week}:{organisatie or 'landelijk'}",
        )


def send_weekbericht(payload: Mapping[str, Any]) -> None:
    """Mail the people of one team. An organisation without a team is the work of the national one."""
    organisatie: int | None = payload["organisatie"]
    adressen = sorted(_list_adressen(organisatie))
    if not adressen:
        return
    reacties = Reactie.objects.filter(organisatie=organisatie)
    nieuw = reacties.filter(gemaakt_op__gte=timezone.now() - WEEK)
    per_pagina: dict[str, int] = defaultdict(int)
    for titel in nieuw.values_list("titel", flat=True):
        per_pagina[titel] += 1
    with override("nl"):
        tekst = render_to_string(
            "redactie/weekbericht.txt",
            {
                "naam": Organisatie.objects.get(pk=organisatie).naam if organisatie else _("de landelijke redactie"),
                "nieuw": len(nieuw),
                "open": reacties.filter(status__in=(Reactiestatus.NIEUW, Reactiestatus.IN_BEHANDELING)).count(),
                "paginas": sorted(per_pagina.items(), key=lambda rij: (-rij[1], rij[0]))[:MAX_PAGINAS],
                "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('redactie_reacties:reacties')}",
            },
        )
        EmailMessage(_("Reacties van lezers deze week"), tekst, bcc=adressen).send()


def _read_aantallen() -> set[int | None]:
    sinds = timezone.now() - WEEK
    reacties = Reactie.objects.filter(Q(gemaakt_op__gte=sinds) | Q(status=Reactiestatus.NIEUW))
    return {rij["organisatie_id"] for rij in reacties.order_by().values("organisatie_id").distinct()}


def _list_adressen(organisatie: int | None) -> set[str]:
    leden: set[User] = set()
    for rol in (Rol.REDACTEUR, Rol.EINDREDACTEUR):
        leden |= set(list_leden(organisatie=organisatie, rol=rol))
    if not leden and organisatie is not None:
        return _list_adressen(None)
    return {lid.email for lid in leden if lid.email}
