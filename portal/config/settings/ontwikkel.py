"""Development and demo: `make run`. Demo secrets, simulators, real PostgreSQL and Valkey."""

import os

# `make run` and the tests set DATABASE_URL and REDIS_URL to the engines they started.
for _naam, _waarde in {
    "DJANGO_SECRET_KEY": "demo-geheim-alleen-voor-ontwikkeling",
    "PSEUDONIEM_SLEUTEL": "demo-pseudoniem-sleutel-van-32-tekens-of-meer",
    "AUDIT_SLEUTEL": "demo-audit-sleutel-van-32-tekens-of-meer",
    "SESSIE_SLEUTEL": "demo-sessie-sleutel-van-32-tekens-of-meer",
}.items():
    os.environ.setdefault(_naam, _waarde)

from portal.config.settings.base import *  # noqa: E402, F403

DEBUG = False
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMO = True
