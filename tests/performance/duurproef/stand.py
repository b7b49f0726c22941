"""What the portal itself has at the end: `python -m tests.performance.duurproef.stand` prints it as JSON."""

import json
from collections import Counter
from typing import Any

SOORTEN = {
    "fbs.vraag": "bericht aan organisatie",
    "fbs.antwoord": "bericht aan organisatie",
    "zgw.zaak": "aanvraag (nieuwe zaak)",
    "taken.voltooien": "taak",
}


def read_stand() -> dict[str, Any]:
    """Numbers of what was sent, with its kind and state; notifications; what waits; whether the log is whole."""
    import django

    django.setup()
    from django.conf import settings

    from mijnomgeving.inzendingen.models import Inzending
    from mijnomgeving.notificaties.models import Notificatie
    from portal.outbox.models import OutboxBericht
    from portal.outbox.selectors import find_stand
    from portal.verantwoording.selectors import check_keten, find_kop

    verstuurd = Inzending.objects.values_list("nummer", "bezorger", "stand")
    # The reason of a notificatie is the key of its melding and the channel.
    notificaties = {
        str(kenmerk): (aanleiding.partition(":")[0], stand)
        for kenmerk, aanleiding, stand in Notificatie.objects.values_list("kenmerk", "aanleiding", "stand")
    }
    wachtend = OutboxBericht.objects.filter(afgeleverd_op=None, dood_op=None).values_list("id", "topic")
    outbox, breuk, kop = find_stand(), check_keten(), find_kop()
    return {
        "inzendingen": {nummer: SOORTEN.get(bezorger, bezorger) for nummer, bezorger, _stand in verstuurd},
        "standen": Counter(stand for _nummer, _bezorger, stand in verstuurd),
        "meldingen_sleutel": settings.MELDINGEN_SLEUTEL,
        "notificaties": notificaties,
        "wachtend": [f"{topic} {nummer}" for nummer, topic in wachtend],
        "dood": outbox.dood,
        "keten": breuk.reden if breuk else "",
        "regels": kop.volgnummer if kop else 0,
    }


if __name__ == "__main__":
    print(json.dumps(read_stand()))
