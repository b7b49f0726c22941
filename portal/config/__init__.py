"""Composition of the site: settings, URLs, WSGI and Celery. The only package that reads the environment."""

from portal.config.celery import app as celery_app

__all__ = ["celery_app"]
