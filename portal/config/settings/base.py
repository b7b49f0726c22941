"""What every way of running shares. Values that differ come from the environment (docs/instellingen.md)."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from portal.config.omgeving import Omgeving
from portal.config.settings.taken import *  # noqa: F403
from portal.config.settings.vertrek import *  # noqa: F403

omgeving = Omgeving()

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(omgeving.text("PORTAAL_VAR", str(BASE_DIR / ".var")))

DEBUG = False
SECRET_KEY = omgeving.text("DJANGO_SECRET_KEY")
SECRET_KEY_FALLBACKS = omgeving.items("DJANGO_SECRET_KEYS_VORIGE")
ALLOWED_HOSTS = omgeving.items("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1")
SITE_URL = omgeving.url("PORTAAL_URL", "http://localhost:8000").rstrip("/")
# The editors' admin on a host of its own (docs/adr/0055); empty: on the host of the site.
BEHEER_URL = omgeving.url("BEHEER_URL").rstrip("/") if omgeving.text("BEHEER_URL", "") else ""
if BEHEER_URL:
    ALLOWED_HOSTS.append(urlsplit(BEHEER_URL).hostname or "")

INSTALLED_APPS = [
    "portal.web",
    "mijnomgeving",
    "wegwijzer_ai",
    "levensgebeurtenissen",
    "cms.producten",
    "cms.nieuws",
    "cms.begrippen",
    "cms.attendering",
    "cms.redactie",
    "cms.werkinstructies",
    "cms.samenwerkende_catalogi",
    "cms.zoeken",
    "toegankelijkheid",
    "portal.toegang",
    "portal.meten",
    "portal.outbox",
    "portal.outbound",
    "portal.verantwoording",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "compressor",
    "csp",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.paginacache.middleware.PaginacacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.meten.middleware.MetenMiddleware",
    "portal.web.middleware.BeveiligingskoppenMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.web.middleware.TaalUitUrlMiddleware",
    "portal.web.beheerhost.BeheerhostMiddleware",
    "portal.web.drukte.DrukteMiddleware",
    "portal.lezen.middleware.LeesMiddleware",
    "portal.web.middleware.OnbereikbaarMiddleware",
    "mijnomgeving.status.dicht.DichtMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.redactie.beheer.bewaking.BewakingMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "mijnomgeving.bronnen.voorraad.VerseGegevensMiddleware",
    "portal.web.wortel.WortelMiddleware",
    "portal.meten.middleware.ViewMiddleware",
]

ROOT_URLCONF = "portal.config.urls"
WSGI_APPLICATION = "portal.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.web.context.schil",
                "mijnomgeving.status.context.storingsmeldingen",
            ],
        },
    },
]

_VERBINDING = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": omgeving.database() | _VERBINDING}
# A replica for what may be a moment old (docs/adr/0058), and how many seconds it may be behind.
if omgeving.text("DATABASE_LEES_URL", ""):
    DATABASES["lezen"] = omgeving.database("DATABASE_LEES_URL") | _VERBINDING
    DATABASES["lezen"] |= {"OPTIONS": {"connect_timeout": 2}, "TEST": {"MIRROR": "default"}}
DATABASE_LEES_ACHTER = omgeving.number("DATABASE_LEES_ACHTER", 2)
DATABASE_ROUTERS = ["portal.lezen.router.LeesRouter"]

REDIS_URL = omgeving.url("REDIS_URL", schemes=("redis", "rediss", "unix"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

# How many requests a process answers at a time (granian's --blocking-threads); what waits when it is busy follows it.
WEB_DRADEN = omgeving.number("WEB_DRADEN", 16)
# How many people may begin to log in a second, all processes together; from 80% of it others stand in the waiting room.
INLOGGEN_PER_SECONDE = omgeving.number("INLOGGEN_PER_SECONDE", 200)
# How long a public page may be kept at most; a publication throws it away at once. 0 keeps none.
PAGINACACHE_SECONDEN = omgeving.number("PAGINACACHE_SECONDEN", 600)

# What is measured, and where to (docs/beheer/meten.md); without either nothing is. OpenTelemetry reads the rest of its
# own variables itself.
METRIEKEN_TOKEN = omgeving.text("METRIEKEN_TOKEN", "")
OTLP_ADRES = omgeving.shaped("OTEL_EXPORTER_OTLP_ENDPOINT", "", pattern=r"https?://\S+|").rstrip("/")
OTLP_SOORTEN = frozenset(omgeving.items("METEN_NAAR_COLLECTOR", "sporen,cijfers,regels"))
# The folder with backups, each in a folder of its own; without it nobody is told how old the newest is.
RESERVEKOPIE_MAP = omgeving.text("RESERVEKOPIE_MAP", "")

# Planned work without the database: logging in and sending are closed until then (Dutch time), or until it is empty.
ONDERHOUD = omgeving.shaped("ONDERHOUD", "", pattern=r"(ja|\d{4}-\d\d-\d\dT\d\d:\d\d)?")

SESSION_ENGINE = "portal.toegang.sessies"
SESSION_COOKIE_NAME = "sessie"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.toegang.andere_partij.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"
# 15 minutes idle (Logius ST-SAML: MUST), 2 hours absolute (our choice, docs/adr/0006).
SESSION_COOKIE_AGE = 15 * 60
SESSIE_MAXIMUM_SECONDEN = 2 * 60 * 60
LOGIN_REDIRECT_URL = "/mijn/"

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("pap", "Papiamentu")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
# Each installed app brings its own; the API is no app.
LOCALE_PATHS = [BASE_DIR / "portal" / "api" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
# Files of people stay in memory until they were scanned; those of editors go the usual way.
FILE_UPLOAD_HANDLERS = [
    "mijnomgeving.bestanden.upload.GeheugenUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "compressor.finders.CompressorFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
COMPRESS_ENABLED = True
COMPRESS_OFFLINE = True
COMPRESS_FILTERS = {
    "css": ["compressor.filters.css_default.CssAbsoluteFilter", "compressor.filters.cssmin.rCSSMinFilter"],
    "js": ["compressor.filters.jsmin.rJSMinFilter"],
}
# Fonts in the bundle keep the name that the shell preloads; a suffix would load them twice.
COMPRESS_CSS_HASHING_METHOD = None
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.[0-9a-f]{12}\..+$|/CACHE/"

WAGTAIL_SITE_NAME = "Overheid in één loket"
WAGTAILADMIN_BASE_URL = BEHEER_URL or SITE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# What readers can open without a program of one maker, and nothing that a browser runs.
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "docx", "xlsx", "csv"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
# Mail about the workflow goes to who decides, in plain text; an account that may do everything has no part in it.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
EMAIL_TIMEOUT = 10
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Nothing is asked of video sites when an editor pastes an address.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Where each app says which pages it has, for whom and in which states (toegankelijkheid/toetsen/toetsbaar.py).
TOEGANKELIJKHEID_TOETSBAAR = [
    "portal.web.toetsbaar",
    "cms.producten.toetsbaar",
    "cms.nieuws.toetsbaar",
    "cms.begrippen.toetsbaar",
    "cms.attendering.toetsbaar",
    "cms.redactie.toetsbaar",
    "toegankelijkheid.componenten.toetsbaar",
    "toegankelijkheid.overzicht.toetsbaar",
    "toegankelijkheid.verklaring.toetsbaar",
    "cms.samenwerkende_catalogi.toetsbaar",
    "levensgebeurtenissen.toetsbaar",
    "wegwijzer_ai.toetsbaar",
    "mijnomgeving.toetsbaar",
    "mijnomgeving.onderneming.toetsbaar",
    "mijnomgeving.loket.toetsbaar",
]
# Whether checks log in as persons of the demo, how many browsers work side by side, and where pictures of spots are.
TOETSEN_ALS_PERSONA = False
TOETSEN_BROWSERS = 2
TOETSBEELDEN_DIR = VAR_DIR / "toetsbeelden"
# Whose X-Forwarded-For is believed: proxies of ours, which no client outside can be.
VERTROUWDE_PROXYS = omgeving.items(
    "VERTROUWDE_PROXYS", "127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7"
)
CONTACT_EMAIL = omgeving.text("CONTACT_EMAIL", "hulp@portaal.example")
# Which organisation answers for the accessibility statement.
VERKLARING_ORGANISATIE = omgeving.text("VERKLARING_ORGANISATIE", WAGTAIL_SITE_NAME)
SECURITY_CONTACT = omgeving.text("SECURITY_CONTACT", "mailto:security@portaal.example")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    # The editors' admin is Wagtail's own and gets its own policy in portal.web.middleware.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "frame-src": [NONE],
    },
}

# The model folder is made by `manage.py maak_taalmodel`; without it search works on words only.
TAALMODEL_DIR = Path(omgeving.text("TAALMODEL_DIR", str(VAR_DIR / "taalmodel")))
ZOEKMACHINE = "wegwijzer_ai.index.machine.WegwijzerZoekmachine"
# Where vectors live: in each process, or in a store (docs/adr/0013).
WEGWIJZER_OPSLAG = omgeving.shaped("WEGWIJZER_OPSLAG", "ingebouwd", pattern=r"ingebouwd|pgvector|qdrant\+https?://\S+")
WEGWIJZER_OPSLAG_SLEUTEL = omgeving.text("WEGWIJZER_OPSLAG_SLEUTEL", "")

# Another encoder, or a model that reads the best pages again: folders on disk (docs/adr/0014).
WEGWIJZER_ENCODER = omgeving.shaped("WEGWIJZER_ENCODER", "licht", pattern=r"licht|/.+")
WEGWIJZER_CROSS_ENCODER = omgeving.shaped("WEGWIJZER_CROSS_ENCODER", "", pattern=r"(/.+)?")
WEGWIJZER_CROSS_ENCODER_EERSTE = omgeving.number("WEGWIJZER_CROSS_ENCODER_EERSTE", 10, minimum=2)
WEGWIJZER_CROSS_ENCODER_MS = omgeving.number("WEGWIJZER_CROSS_ENCODER_MS", 300)

# Keys, each for one purpose: 32 random bytes or more, as text.
PSEUDONIEM_SLEUTEL = omgeving.text("PSEUDONIEM_SLEUTEL")
AUDIT_SLEUTEL = omgeving.text("AUDIT_SLEUTEL")
SESSIE_SLEUTEL = omgeving.text("SESSIE_SLEUTEL")
SESSIE_SLEUTELS_VORIGE = omgeving.items("SESSIE_SLEUTELS_VORIGE")
KLUIS_SLEUTEL = omgeving.text("KLUIS_SLEUTEL")
KLUIS_SLEUTELS_VORIGE = omgeving.items("KLUIS_SLEUTELS_VORIGE")
# clamd, over TCP or a socket; without one nothing is scanned, which production refuses.
VIRUSSCANNER = omgeving.url("VIRUSSCANNER", schemes=("tcp", "unix")) if omgeving.text("VIRUSSCANNER", "") else ""
# After a key was replaced: the ones before it, which rows written with them still need.
PSEUDONIEM_SLEUTELS_VORIGE = omgeving.items("PSEUDONIEM_SLEUTELS_VORIGE")
AUDIT_SLEUTELS_VORIGE = omgeving.items("AUDIT_SLEUTELS_VORIGE")

# The government services that the portal reads; in development the simulators in mijnomgeving.federatie.
ISSUER = r"geen|https?://\S+"
FEDERATIE_URL = omgeving.url("FEDERATIE_URL", "http://localhost:8001").rstrip("/")
# Every way to log in: an OpenID provider each, all by the same code (portal.toegang.middelen knows what each is for).
# `niveau` is what is asked where a page asks no more; an issuer "geen" takes the way off.
INLOGMIDDELEN = {
    "digid": {
        "issuer": omgeving.shaped("DIGID_ISSUER", f"{FEDERATIE_URL}/digid", pattern=ISSUER).rstrip("/"),
        "client_id": omgeving.text("DIGID_CLIENT_ID", "portaal"),
        "client_secret": omgeving.text("DIGID_CLIENT_SECRET", "demo-geheim"),
        "niveau": "substantieel",
    },
    "digid-machtigen": {
        "issuer": omgeving.shaped("MACHTIGEN_ISSUER", f"{FEDERATIE_URL}/digid-machtigen", pattern=ISSUER).rstrip("/"),
        "client_id": omgeving.text("MACHTIGEN_CLIENT_ID", "portaal"),
        "client_secret": omgeving.text("MACHTIGEN_CLIENT_SECRET", "demo-geheim"),
        "niveau": "substantieel",
    },
    "eherkenning": {
        "issuer": omgeving.shaped("EHERKENNING_ISSUER", f"{FEDERATIE_URL}/eherkenning", pattern=ISSUER).rstrip("/"),
        "client_id": omgeving.text("EHERKENNING_CLIENT_ID", "portaal"),
        "client_secret": omgeving.text("EHERKENNING_CLIENT_SECRET", "demo-geheim"),
        "niveau": "substantieel",
    },
    "eidas": {
        "issuer": omgeving.shaped("EIDAS_ISSUER", f"{FEDERATIE_URL}/eidas", pattern=ISSUER).rstrip("/"),
        "client_id": omgeving.text("EIDAS_CLIENT_ID", "portaal"),
        "client_secret": omgeving.text("EIDAS_CLIENT_SECRET", "demo-geheim"),
        "niveau": "substantieel",
    },
    "wallet": {
        "issuer": omgeving.shaped("WALLET_ISSUER", f"{FEDERATIE_URL}/wallet", pattern=ISSUER).rstrip("/"),
        "client_id": omgeving.text("WALLET_CLIENT_ID", "portaal"),
        "client_secret": omgeving.text("WALLET_CLIENT_SECRET", "demo-geheim"),
        "niveau": "hoog",
    },
}
# The organisations whose staff works at the counter (/loket/), by key: name as their sources have it, OIN, and the
# OpenID provider of their own staff with who we are there.
LOKET_ORGANISATIES = omgeving.per_source(
    "LOKET_ORGANISATIES", must=("naam", "oin", "issuer", "client_id", "client_secret")
)
# After how many minutes without use a contact at the counter closes by itself.
LOKET_CONTACT_STIL_MINUTEN = omgeving.number("LOKET_CONTACT_STIL_MINUTEN", 30)
# Where the pages of the payment service begin, and the secret with which it signs what it tells us.
BETAALPAGINA_URL = omgeving.url("BETAALPAGINA_URL", f"{FEDERATIE_URL}/betalen").rstrip("/")
BETALEN_SLEUTEL = omgeving.text("BETALEN_SLEUTEL", "demo-betalen-sleutel-van-minstens-32-tekens")
# Browsers hold a form to this directive through all its redirects: logging out ends at the provider, paying begins at
# the payment service.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += sorted(
    {
        "/".join(url.split("/")[:3])
        for url in (
            BETAALPAGINA_URL,
            *(middel["issuer"] for middel in (*INLOGMIDDELEN.values(), *LOKET_ORGANISATIES.values())),
        )
        if url != "geen"
    }
)
# The register of who may act for whom (BVD and Machtigen), asked at each request of a representative.
BEVOEGDHEDEN_URL = omgeving.url("BEVOEGDHEDEN_URL", f"{FEDERATIE_URL}/machtigen/api/v1").rstrip("/")
MACHTIGEN_API_KEY = omgeving.text("MACHTIGEN_API_KEY", "demo-machtigen")
BRP_URL = omgeving.url("BRP_URL", f"{FEDERATIE_URL}/brp/haalcentraal/api/brp").rstrip("/")
# Where the services of RvIG give a token (OAuth 2.0) in place of the key.
BRP_TOKEN_URL = omgeving.url("BRP_TOKEN_URL") if omgeving.text("BRP_TOKEN_URL", "") else ""
BRP_API_KEY = omgeving.text("BRP_API_KEY", "" if BRP_TOKEN_URL else "demo-brp")
BRP_CLIENT_ID = omgeving.text("BRP_CLIENT_ID", None if BRP_TOKEN_URL else "")
BRP_CLIENT_SECRET = omgeving.text("BRP_CLIENT_SECRET", None if BRP_TOKEN_URL else "")
HISTORIE_URL = omgeving.url("HISTORIE_URL", f"{FEDERATIE_URL}/historie/haalcentraal/api/brphistorie").rstrip("/")
REISDOCUMENTEN_URL = omgeving.url(
    "REISDOCUMENTEN_URL", f"{FEDERATIE_URL}/reisdocumenten/haalcentraal/api/reisdocumenten"
).rstrip("/")
TERUGMELDING_URL = omgeving.url("TERUGMELDING_URL", f"{FEDERATIE_URL}/terugmelding/api/v1").rstrip("/")
TERUGMELDING_API_KEY = omgeving.text("TERUGMELDING_API_KEY", "demo-terugmelding")
# Registers that are read with a key each, and the open data beside them that everybody may read.
REGISTERS = {
    "kvk": {
        "url": omgeving.url("KVK_URL", f"{FEDERATIE_URL}/kvk").rstrip("/"),
        "api_key": omgeving.text("KVK_API_KEY", "demo-kvk"),
    },
    "rdw": {
        "url": omgeving.url("RDW_URL", f"{FEDERATIE_URL}/rdw/voertuigregister/v1").rstrip("/"),
        "api_key": omgeving.text("RDW_API_KEY", "demo-rdw"),
    },
    "woz": {
        "url": omgeving.url("WOZ_URL", f"{FEDERATIE_URL}/woz/api/v1").rstrip("/"),
        "api_key": omgeving.text("WOZ_API_KEY", "demo-woz"),
    },
    "brk": {
        "url": omgeving.url("BRK_URL", f"{FEDERATIE_URL}/brk/bevragen/v2").rstrip("/"),
        "api_key": omgeving.text("BRK_API_KEY", "demo-brk"),
    },
    "bag": {
        "url": omgeving.url("BAG_URL", f"{FEDERATIE_URL}/bag/lvbag/individuelebevragingen/v2").rstrip("/"),
        "api_key": omgeving.text("BAG_API_KEY", "demo-bag"),
    },
    "profiel": {
        "url": omgeving.url("PROFIEL_URL", f"{FEDERATIE_URL}/profiel").rstrip("/"),
        "api_key": omgeving.text("PROFIEL_API_KEY", "demo-profiel"),
    },
    "loket": {
        "url": omgeving.url("LOKET_URL", f"{FEDERATIE_URL}/loket/api/v1").rstrip("/"),
        "api_key": omgeving.text("LOKET_API_KEY", "demo-loket"),
    },
    "inkomen": {
        "url": omgeving.url("INKOMEN_URL", f"{FEDERATIE_URL}/inkomen/bri/v1").rstrip("/"),
        "api_key": omgeving.text("INKOMEN_API_KEY", "demo-inkomen"),
    },
    "duo": {
        "url": omgeving.url("DUO_URL", f"{FEDERATIE_URL}/duo/diplomaregister/v1").rstrip("/"),
        "api_key": omgeving.text("DUO_API_KEY", "demo-duo"),
    },
    "betalen": {
        "url": omgeving.url("BETALEN_URL", f"{FEDERATIE_URL}/betalen/api/v1").rstrip("/"),
        "api_key": omgeving.text("BETALEN_API_KEY", "demo-betalen"),
    },
    "uitkeringen": {
        "url": omgeving.url("UITKERINGEN_URL", f"{FEDERATIE_URL}/uitkeringen/v1").rstrip("/"),
        "api_key": omgeving.text("UITKERINGEN_API_KEY", "demo-uitkeringen"),
    },
    "belastingdienst": {
        "url": omgeving.url("BELASTINGDIENST_URL", f"{FEDERATIE_URL}/belastingdienst/ondernemers/v1").rstrip("/"),
        "api_key": omgeving.text("BELASTINGDIENST_API_KEY", "demo-belastingdienst"),
    },
    "cbs": {
        "url": omgeving.url("CBS_URL", f"{FEDERATIE_URL}/cbs/uitvragen/v1").rstrip("/"),
        "api_key": omgeving.text("CBS_API_KEY", "demo-cbs"),
    },
    "energie": {
        "url": omgeving.url("ENERGIE_URL", f"{FEDERATIE_URL}/energie/verbruik/v1").rstrip("/"),
        "api_key": omgeving.text("ENERGIE_API_KEY", "demo-energie"),
    },
    "heffingen": {
        "url": omgeving.url("HEFFINGEN_URL", f"{FEDERATIE_URL}/heffingen/v1").rstrip("/"),
        "api_key": omgeving.text("HEFFINGEN_API_KEY", "demo-heffingen"),
    },
}
RDW_OPEN_URL = omgeving.url("RDW_OPEN_URL", f"{FEDERATIE_URL}/rdw/opendata").rstrip("/")
# Official announcements: public, without a key.
BEKENDMAKINGEN_URL = omgeving.url("BEKENDMAKINGEN_URL", f"{FEDERATIE_URL}/koop/sru").rstrip("/")
LOCATIESERVER_URL = omgeving.url("LOCATIESERVER_URL", f"{FEDERATIE_URL}/bag/locatieserver/search/v3_1").rstrip("/")
# The organisations of the simulated government: name as people know it, OIN, path.
_ORGANISATIES = (
    ("Gemeente Utrecht", "00000001002220647000", "gemeente-utrecht"),
    ("Gemeente Amersfoort", "00000001002508369000", "gemeente-amersfoort"),
    ("Gemeente Rotterdam", "00000001001876387000", "gemeente-rotterdam"),
    ("Openbaar Lichaam Bonaire", "00000099000000004000", "openbaar-lichaam-bonaire"),
    ("Hoogheemraadschap De Stichtse Rijnlanden", "00000001802139097000", "waterschap-de-stichtse-rijnlanden"),
    ("Belastingdienst", "00000099000000002000", "belastingdienst"),
    ("Dienst Toeslagen", "00000099000000001000", "dienst-toeslagen"),
    ("UWV", "00000001810220350000", "uwv"),
    ("Sociale Verzekeringsbank (SVB)", "00000001002179908000", "svb"),
    ("Dienst Uitvoering Onderwijs (DUO)", "00000001800866472000", "duo"),
    ("Immigratie- en Naturalisatiedienst (IND)", "00000099000000003000", "ind"),
    ("Centraal Justitieel Incassobureau (CJIB)", "00000004000000044000", "cjib"),
    ("CAK", "00000001803670114000", "cak"),
    ("RDW", "00000001804770694000", "rdw"),
    ("Rijksdienst voor Ondernemend Nederland (RVO)", "00000003273785290000", "rvo"),
    ("Kamer van Koophandel (KVK)", "00000001006033404000", "kvk"),
)


def _bronnen(dienst: str, *alleen: str) -> str:
    """The address of this service at each simulated organisation, or at those named, as items of a list of sources."""
    rijen = [rij for rij in _ORGANISATIES if not alleen or rij[2] in alleen]
    return ",".join(f"{naam}|{oin}|{FEDERATIE_URL}/{dienst}/{pad}" for naam, oin, pad in rijen)


# Each entry: name as people know it | OIN | base URL.
ZAKEN_BRONNEN = omgeving.items("ZAKEN_BRONNEN", _bronnen("zgw"))
BERICHTEN_BRONNEN = omgeving.items("BERICHTEN_BRONNEN", _bronnen("fbs"))
TAKEN_BRONNEN = omgeving.items("TAKEN_BRONNEN", _bronnen("taken"))
KLANTINTERACTIES_BRONNEN = omgeving.items("KLANTINTERACTIES_BRONNEN", _bronnen("klantinteracties"))
# What people and companies hold of an organisation, such as permits; only some organisations give any.
PRODUCTEN_BRONNEN = omgeving.items(
    "PRODUCTEN_BRONNEN",
    _bronnen(
        "openproduct",
        *("gemeente-amersfoort", "gemeente-rotterdam", "gemeente-utrecht"),
        *("waterschap-de-stichtse-rijnlanden", "rdw"),
    ),
)
# Where one can make an appointment.
AFSPRAKEN_BRONNEN = omgeving.items(
    "AFSPRAKEN_BRONNEN",
    _bronnen("afspraken", *("gemeente-amersfoort", "gemeente-utrecht"), *("uwv", "dienst-toeslagen", "cjib")),
)
# Who used which data of people: the log of each organisation, and of the RvIG for the BRP.
LOGBOEK_BRONNEN = omgeving.items(
    "LOGBOEK_BRONNEN",
    f"{_bronnen('ldv')},Basisregistratie Personen (BRP)|00000001822100824000|{FEDERATIE_URL}/ldv/rvig",
)
FBS_API_KEY = omgeving.text("FBS_API_KEY", "demo-fbs")
# As whom the portal delivers what people write to an organisation.
PORTAAL_OIN = omgeving.shaped("PORTAAL_OIN", "00000099000000009000", pattern=r"[0-9]{20}")
TAKEN_API_KEY = omgeving.text("TAKEN_API_KEY", "demo-taken")
PRODUCTEN_API_KEY = omgeving.text("PRODUCTEN_API_KEY", "demo-producten")
KLANTINTERACTIES_API_KEY = omgeving.text("KLANTINTERACTIES_API_KEY", "demo-klantinteracties")
AFSPRAKEN_API_KEY = omgeving.text("AFSPRAKEN_API_KEY", "demo-afspraken")
LDV_API_KEY = omgeving.text("LDV_API_KEY", "demo-ldv")
ZGW_CLIENT_ID = omgeving.text("ZGW_CLIENT_ID", "portaal")
ZGW_CLIENT_SECRET = omgeving.text("ZGW_CLIENT_SECRET", "demo-zgw-geheim-van-minstens-32-tekens")
# The secret with which sources sign their notifications to us.
MELDINGEN_SLEUTEL = omgeving.text("MELDINGEN_SLEUTEL", "demo-meldingen-sleutel-van-minstens-32-tekens")
# The secret with which the mail service signs what did not arrive.
BEZORGING_SLEUTEL = omgeving.text("BEZORGING_SLEUTEL", "demo-bezorging-sleutel-van-minstens-32-tekens")
# How long after a mail came back it is sent once more.
NOTIFICATIE_OPNIEUW_NA = timedelta(hours=24)
# Web Push (docs/adr/0020): our private key, 32 bytes as base64url; without it there is none. And the services of
# browsers that may be called, whatever address a browser gives.
VAPID_SLEUTEL = omgeving.shaped("VAPID_SLEUTEL", "", pattern=r"[A-Za-z0-9_-]{43}=?|")
PUSH_DIENSTEN = omgeving.items(
    "PUSH_DIENSTEN",
    "https://fcm.googleapis.com,https://*.push.services.mozilla.com,https://*.push.apple.com,"
    "https://*.notify.windows.com",
)
# Signs the tokens of systems of companies (docs/adr/0036); they work for ten minutes.
KOPPELVLAK_SLEUTEL = omgeving.text("KOPPELVLAK_SLEUTEL", "demo-koppelvlak-sleutel-van-minstens-32-tekens")
# Signs the extracts that people put in their wallet (docs/adr/0019); those before it still prove what they signed.
UITTREKSEL_SLEUTEL = omgeving.text("UITTREKSEL_SLEUTEL", "demo-uittreksel-sleutel-van-minstens-32-tekens")
UITTREKSEL_SLEUTELS_VORIGE = omgeving.items("UITTREKSEL_SLEUTELS_VORIGE")
# What opens a wallet: the scheme of the standard, or the address of one wallet.
UITTREKSEL_WALLET = omgeving.shaped(
    "UITTREKSEL_WALLET", f"{FEDERATIE_URL}/bewijzen/aanbod", pattern=r"openid-credential-offer://|https?://\S+"
)
# Per source that needs it, by the name under which logs know it (docs/koppelingen.md): a client certificate and its
# own CA (mTLS), OAuth 2.0 client credentials, and how often a second it may be called.
OUTBOUND_VERBINDINGEN = omgeving.per_source(
    "OUTBOUND_VERBINDINGEN", may=("ca_bestand", "client_certificaat", "client_sleutel")
)
OUTBOUND_TOEGANG = omgeving.per_source(
    "OUTBOUND_TOEGANG", must=("token_url", "client_id", "client_secret"), may=("scope",)
)
OUTBOUND_TEMPO = omgeving.rates("OUTBOUND_TEMPO", "Kadaster (BRK)|5")
# Seconds: the whole page, and any single source.
PAGINA_DEADLINE = 2.5
# Seconds that an answer of a source counts as fresh within a session; 0 keeps nothing.
VOORRAAD_VERS = omgeving.number("VOORRAAD_VERS", 60, minimum=0)
BRON_DEADLINE = 2.0
# The register of who may act for whom: asked before any page of a representative begins, so not of the page's own time.
BEVOEGDHEDEN_DEADLINE = 1.0

# The counter (loket): different persons that one caseworker may have in a shift, its length in hours, and when counters
# are open on working days; what is done outside it is looked at.
LOKET_PERSONEN_PER_DIENST = omgeving.number("LOKET_PERSONEN_PER_DIENST", 60)
LOKET_DIENST_UREN = omgeving.number("LOKET_DIENST_UREN", 10)
LOKET_OPEN = omgeving.shaped("LOKET_OPEN", "07:00-21:00", pattern=r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
# Whether searching stops outside those hours, except in an emergency; how often one contact may search, and how often a
# caseworker may in a shift without anybody being chosen.
LOKET_DICHT_STOPT = omgeving.flag("LOKET_DICHT_STOPT", default=True)
LOKET_ZOEKEN_PER_CONTACT = omgeving.number("LOKET_ZOEKEN_PER_CONTACT", 8)
LOKET_ZOEKEN_ZONDER_KEUZE = omgeving.number("LOKET_ZOEKEN_ZONDER_KEUZE", 20)

# How the counter asks the wegwijzer: neither of them knows the other, so this package holds the port between them.
LOKET_WEGWIJZER = "portal.config.wegwijzerpoort.ask"

# A language model that adds a checked summary to an answer of the wegwijzer (docs/adr/0012); without an address none.
WEGWIJZER_GENERATOR_URL = (
    omgeving.url("WEGWIJZER_GENERATOR_URL").rstrip("/") if omgeving.text("WEGWIJZER_GENERATOR_URL", "") else ""
)
WEGWIJZER_GENERATOR_MODEL = omgeving.text("WEGWIJZER_GENERATOR_MODEL", None if WEGWIJZER_GENERATOR_URL else "")
WEGWIJZER_GENERATOR_KEY = omgeving.text("WEGWIJZER_GENERATOR_KEY", "")
WEGWIJZER_GENERATOR_SECONDEN = omgeving.number("WEGWIJZER_GENERATOR_SECONDEN", 6)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "portal.config.logboek.regel_formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regel"}},
    # They say at every question what they are about to do.
    "loggers": {naam: {"level": "WARNING"} for naam in ("django_tasks", "haystack", "sentence_transformers")},
    "root": {"handlers": ["stderr"], "level": omgeving.text("LOG_LEVEL", "INFO")},
}
