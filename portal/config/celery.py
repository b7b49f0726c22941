"""The Celery application; workers start with `celery -A portal.config worker`."""

import os

from celery import Celery

from portal.meten.taken import connect

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.config.settings.ontwikkel")

app = Celery("portal", task_cls="portal.meten.taken:GemetenTaak")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
connect()
