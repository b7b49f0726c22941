"""Development and demo: `make run`. Demo secrets, simulators, real PostgreSQL and Valkey."""

import os
from datetime import timedelta

# `make run` and the tests set DATABASE_URL and REDIS_URL to the engines they started.
for _naam, _waarde in {
    "DJANGO_SECRET_KEY": "demo-geheim-alleen-voor-ontwikkeling",
    "PSEUDONIEM_SLEUTEL": "demo-pseudoniem-sleutel-van-32-tekens-of-meer",
    "AUDIT_SLEUTEL": "demo-audit-sleutel-van-32-tekens-of-meer",
    "VAPID_SLEUTEL": "ZGVtby12YXBpZC1zbGV1dGVsLXZhbi0zMi1ieXRlcy4",
    "SESSIE_SLEUTEL": "demo-sessie-sleutel-van-32-tekens-of-meer",
    "KLUIS_SLEUTEL": "demo-kluis-sleutel-van-32-tekens-of-meer",
}.items():
    os.environ.setdefault(_naam, _waarde)

from portal.config.settings import base  # noqa: E402
from portal.config.settings.base import *  # noqa: E402, F403
from portal.config.settings.base import FEDERATIE_URL, omgeving  # noqa: E402

DEBUG = False
EMAIL_HOST = omgeving.text("EMAIL_HOST", "")
# Without a mail server the mails stand in the postvak of the simulated government.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "mijnomgeving.notificaties.postvak.PostvakBackend"
)
POSTVAK_URL = f"{FEDERATIE_URL}/postvak/api"
# In the demo nobody waits for a day.
NOTIFICATIE_OPNIEUW_NA = timedelta(minutes=1)
DEMO = True
# Of some organisations of the simulated government the staff works at the counter.
if not base.LOKET_ORGANISATIES:
    base.LOKET_ORGANISATIES.update(
        {
            sleutel: {
                "naam": naam,
                "oin": oin,
                "issuer": f"{FEDERATIE_URL}/medewerkers-{sleutel}",
                "client_id": "portaal",
                "client_secret": "demo-geheim",
            }
            for sleutel, naam, oin in (
                ("gemeente-utrecht", "Gemeente Utrecht", "00000001002220647000"),
                ("gemeente-amersfoort", "Gemeente Amersfoort", "00000001002508369000"),
                ("uwv", "UWV", "00000001810220350000"),
                ("cjib", "Centraal Justitieel Incassobureau (CJIB)", "00000004000000044000"),
                ("dienst-toeslagen", "Dienst Toeslagen", "00000099000000001000"),
            )
        }
    )
# A demo may be looked at in the evening.
LOKET_DICHT_STOPT = omgeving.flag("LOKET_DICHT_STOPT", default=False)
# The simulated providers let everybody in, so that pages behind login are checked as well.
TOETSEN_ALS_PERSONA = True
