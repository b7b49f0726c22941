"""Development and demo: `make run`. Demo secrets, simulators, real PostgreSQL and Valkey."""

import os

# `make run` and the tests set DATABASE_URL and REDIS_URL to the engines they started.
for _naam, _waarde in {
    "DJANGO_SECRET_KEY": "demo-geheim-alleen-voor-ontwikkeling",
    "PSEUDONIEM_SLEUTEL": "demo-pseudoniem-sleutel-van-32-tekens-of-meer",
    "AUDIT_SLEUTEL": "demo-audit-sleutel-van-32-tekens-of-meer",
    "SESSIE_SLEUTEL": "demo-sessie-sleutel-van-32-tekens-of-meer",
    "KLUIS_SLEUTEL": "demo-kluis-sleutel-van-32-tekens-of-meer",
}.items():
    os.environ.setdefault(_naam, _waarde)

from portal.config.settings.base import *  # noqa: E402, F403
from portal.config.settings.base import omgeving  # noqa: E402

DEBUG = False
EMAIL_HOST = omgeving.text("EMAIL_HOST", "")
# Without a mail catcher the mails stand in the log.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEMO = True
