"""Production. Refuses to start with demo secrets, simulators or without TLS."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.config.settings.base import *  # noqa: F403
from portal.config.settings.base import (
    AFSPRAKEN_API_KEY,
    AFSPRAKEN_BRONNEN,
    AUDIT_SLEUTEL,
    BEHEER_URL,
    BEKENDMAKINGEN_URL,
    BERICHTEN_BRONNEN,
    BETAALPAGINA_URL,
    BETALEN_SLEUTEL,
    BEVOEGDHEDEN_URL,
    BEZORGING_SLEUTEL,
    BRP_API_KEY,
    BRP_TOKEN_URL,
    BRP_URL,
    FBS_API_KEY,
    HISTORIE_URL,
    INLOGMIDDELEN,
    KLANTINTERACTIES_API_KEY,
    KLANTINTERACTIES_BRONNEN,
    KLUIS_SLEUTEL,
    KOPPELVLAK_SLEUTEL,
    LDV_API_KEY,
    LOCATIESERVER_URL,
    LOGBOEK_BRONNEN,
    LOKET_ORGANISATIES,
    MACHTIGEN_API_KEY,
    MELDINGEN_SLEUTEL,
    METRIEKEN_TOKEN,
    PRODUCTEN_API_KEY,
    PRODUCTEN_BRONNEN,
    PSEUDONIEM_SLEUTEL,
    RDW_OPEN_URL,
    REGISTERS,
    REISDOCUMENTEN_URL,
    SECRET_KEY,
    SESSIE_SLEUTEL,
    SITE_URL,
    TAKEN_API_KEY,
    TAKEN_BRONNEN,
    TERUGMELDING_API_KEY,
    TERUGMELDING_URL,
    UITTREKSEL_SLEUTEL,
    UITTREKSEL_WALLET,
    VIRUSSCANNER,
    WEGWIJZER_GENERATOR_URL,
    WEGWIJZER_OPSLAG,
    ZAKEN_BRONNEN,
    ZGW_CLIENT_SECRET,
    omgeving,
)

DEMO = False
MINSTENS = 32
if omgeving.flag("DJANGO_DEBUG", default=False):
    raise ImproperlyConfigured("DJANGO_DEBUG is on; production never runs with it.")

_middelen = {naam: middel for naam, middel in INLOGMIDDELEN.items() if middel["issuer"] != "geen"}
for _naam, _geheim in {
    "DJANGO_SECRET_KEY": SECRET_KEY,
    "PSEUDONIEM_SLEUTEL": PSEUDONIEM_SLEUTEL,
    "AUDIT_SLEUTEL": AUDIT_SLEUTEL,
    "SESSIE_SLEUTEL": SESSIE_SLEUTEL,
    "KLUIS_SLEUTEL": KLUIS_SLEUTEL,
    **{
        f"{_naam.removeprefix('digid-').upper()}_CLIENT_SECRET": _middel["client_secret"]
        for _naam, _middel in _middelen.items()
    },
    **{
        f"LOKET_ORGANISATIES ({_naam}: client_secret)": _regel["client_secret"]
        for _naam, _regel in LOKET_ORGANISATIES.items()
    },
    "ZGW_CLIENT_SECRET": ZGW_CLIENT_SECRET,
    "MELDINGEN_SLEUTEL": MELDINGEN_SLEUTEL,
    "BEZORGING_SLEUTEL": BEZORGING_SLEUTEL,
    "BETALEN_SLEUTEL": BETALEN_SLEUTEL,
    "KOPPELVLAK_SLEUTEL": KOPPELVLAK_SLEUTEL,
    "UITTREKSEL_SLEUTEL": UITTREKSEL_SLEUTEL,
    "BRP_API_KEY": BRP_API_KEY,
    "TERUGMELDING_API_KEY": TERUGMELDING_API_KEY,
    "MACHTIGEN_API_KEY": MACHTIGEN_API_KEY,
    "FBS_API_KEY": FBS_API_KEY,
    "TAKEN_API_KEY": TAKEN_API_KEY,
    "KLANTINTERACTIES_API_KEY": KLANTINTERACTIES_API_KEY,
    "PRODUCTEN_API_KEY": PRODUCTEN_API_KEY,
    "AFSPRAKEN_API_KEY": AFSPRAKEN_API_KEY,
    "LDV_API_KEY": LDV_API_KEY,
    **{f"{_naam.upper()}_API_KEY": _bron["api_key"] for _naam, _bron in REGISTERS.items()},
}.items():
    if _geheim.startswith("demo") or (len(_geheim) < MINSTENS and not _naam.endswith("API_KEY")):
        raise ImproperlyConfigured(f"{_naam} is a demo value or shorter than 32 characters; set a random secret.")

if METRIEKEN_TOKEN and len(METRIEKEN_TOKEN) < MINSTENS:
    raise ImproperlyConfigured("METRIEKEN_TOKEN is shorter than 32 characters; set a random secret, or none.")

_sleutels = (SECRET_KEY, PSEUDONIEM_SLEUTEL, AUDIT_SLEUTEL, SESSIE_SLEUTEL, KLUIS_SLEUTEL)
if len(set(_sleutels)) < len(_sleutels):
    raise ImproperlyConfigured(
        "DJANGO_SECRET_KEY, PSEUDONIEM_SLEUTEL, AUDIT_SLEUTEL, SESSIE_SLEUTEL and KLUIS_SLEUTEL must differ."
    )
if not VIRUSSCANNER:
    raise ImproperlyConfigured("Set VIRUSSCANNER: no file is taken in that was not scanned (BIO2 8.07.04).")

_per_organisatie = (
    *ZAKEN_BRONNEN,
    *BERICHTEN_BRONNEN,
    *TAKEN_BRONNEN,
    *KLANTINTERACTIES_BRONNEN,
    *PRODUCTEN_BRONNEN,
    *AFSPRAKEN_BRONNEN,
    *LOGBOEK_BRONNEN,
)
_bronnen = [regel.rsplit("|", 1)[-1] for regel in _per_organisatie]
_bronnen += [RDW_OPEN_URL, LOCATIESERVER_URL, BEKENDMAKINGEN_URL, BETAALPAGINA_URL]
_bronnen += [_bron["url"] for _bron in REGISTERS.values()]
_issuers = [middel["issuer"] for middel in (*_middelen.values(), *LOKET_ORGANISATIES.values())]
_rvig = (HISTORIE_URL, REISDOCUMENTEN_URL, TERUGMELDING_URL, *((BRP_TOKEN_URL,) if BRP_TOKEN_URL else ()))
for _url in (SITE_URL, *((BEHEER_URL,) if BEHEER_URL else ()), *_issuers, BRP_URL, *_rvig, BEVOEGDHEDEN_URL, *_bronnen):
    if not _url.startswith("https://"):
        raise ImproperlyConfigured(f"{_url} is not reached over https; production uses real services over TLS only.")

if UITTREKSEL_WALLET.startswith("http://"):
    raise ImproperlyConfigured("UITTREKSEL_WALLET is not reached over https; the offer of an extract goes there.")
if WEGWIJZER_OPSLAG.startswith("qdrant+http://"):
    raise ImproperlyConfigured("WEGWIJZER_OPSLAG is not reached over https; production asks it over TLS only.")
# A model on the machine itself needs no TLS: nothing leaves it.
if WEGWIJZER_GENERATOR_URL and not WEGWIJZER_GENERATOR_URL.startswith(
    ("https://", "http://127.0.0.1:", "http://localhost:")
):
    raise ImproperlyConfigured("WEGWIJZER_GENERATOR_URL is not reached over https; questions go there.")

# One host for both would give every editor's session to every public page.
if BEHEER_URL and urlsplit(BEHEER_URL).hostname == urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("BEHEER_URL has the host of PORTAAL_URL; give the admin a host of its own.")

SESSION_COOKIE_NAME = "__Host-sessie"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
# Asked inside, of one process and without its name's certificate; the edge gives it to nobody.
SECURE_REDIRECT_EXEMPT = [r"^metrieken/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
EMAIL_HOST = omgeving.text("EMAIL_HOST")
EMAIL_PORT = omgeving.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = omgeving.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = omgeving.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = omgeving.flag("EMAIL_TLS", default=True)
DEFAULT_FROM_EMAIL = omgeving.text("DEFAULT_FROM_EMAIL")
