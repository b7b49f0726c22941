"""Tests: as in development, with assets compressed on the fly and no manifest to build first."""

from portal.config.settings.ontwikkel import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
COMPRESS_OFFLINE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The turns of one test would make the next wait; tests of the tempo set their own.
OUTBOUND_TEMPO = {}
# What is slow is the machine that tests, with rows of them side by side; tests of what is late set their own.
PAGINA_DEADLINE, BRON_DEADLINE, BEVOEGDHEDEN_DEADLINE = 15.0, 10.0, 10.0
# Each page of a test asks its sources; tests of what a session keeps set their own.
VOORRAAD_VERS = 0
# Each page of a test is made; tests of the cache itself turn it on.
PAGINACACHE_SECONDEN = 0
