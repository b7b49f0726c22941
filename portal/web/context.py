"""What the shell `basis.html` shows around every page."""

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.toegang.schil import persoon_context

# Pages that are for entrepreneurs only stand under their face of the site.
_ONDERNEMERS = ("/ondernemers/", "/sectoren/")
# As OpenGraph writes a language with its country.
_LANDTALEN = {"nl": "nl_NL", "en": "en_GB", "pap": "pap_BQ"}


def schil(request: HttpRequest) -> dict[str, object]:
    """Navigation, languages and log-in for the shell; never touches the session of a public page."""
    pad = request.path_info
    prefix = getattr(request, "taal_prefix", "")
    ondernemer = pad.startswith(_ONDERNEMERS)
    taal = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    persoon = getattr(request, "persoon", None)
    navigatie = _ondernemersmenu(prefix) if ondernemer else _menu(prefix)
    return {
        "schil": {
            "doelgroep": "ondernemer" if ondernemer else "particulier",
            "doelgroepen": [
                {"naam": _("Inwoner"), "url": f"{prefix}/", "icoon": "user", "actief": not ondernemer},
                {
                    "naam": _("Ondernemer"),
                    "url": reverse("web:ondernemers"),
                    "icoon": "briefcase",
                    "actief": ondernemer,
                },
            ],
            "navigatie": [{"titel": t, "url": u, "actief": _is_active(request.path, u, prefix)} for t, u in navigatie],
            "talen": _talen(pad, taal),
            "taal": taal,
            # One page has one address for search engines: without the chosen place or filters.
            "canoniek": "" if pad.startswith(("/mijn/", "/loket/")) else settings.SITE_URL + prefix + pad,
            "landtaal": _LANDTALEN.get(taal, "nl_NL"),
            "beeld": settings.SITE_URL + static("portaal/deelbeeld.png"),
            "home_url": f"{prefix}/",
            "zoek_url": reverse("web:zoeken"),
            "wegwijzer_url": reverse("wegwijzer:vraag"),
            "hulp_url": reverse("web:hulp"),
            "lees_url": reverse("web:leesbaarheid"),
            "inlog_url": reverse("toegang:inloggen"),
            "persoon": persoon_context(request, persoon) | _mijn() if persoon else None,
            "proef": settings.DEMO,
        }
    }


def _menu(prefix: str) -> list[tuple[str, str]]:
    return [
        (_("Home"), f"{prefix}/"),
        (_("Levensgebeurtenissen"), f"{prefix}/levensgebeurtenissen/"),
        (_("Producten en diensten"), f"{prefix}/producten/"),
        (_("Organisaties"), reverse("producten:organisaties")),
        (_("Stel uw vraag"), reverse("wegwijzer:vraag")),
        (_("Mijn omgeving"), reverse("mijn:overzicht")),
    ]


def _ondernemersmenu(prefix: str) -> list[tuple[str, str]]:
    """The same for the other face: with sectors and schemes, and the products that are for companies."""
    return [
        (_("Home"), reverse("web:ondernemers")),
        (_("Sectoren"), f"{prefix}/sectoren/"),
        (_("Levensgebeurtenissen"), f"{prefix}/levensgebeurtenissen/#ondernemer"),
        (_("Producten en diensten"), f"{prefix}/producten/?doelgroep=ondernemer"),
        (_("Subsidies"), reverse("producten:subsidies")),
        (_("Stel uw vraag"), reverse("wegwijzer:vraag")),
        (_("Mijn omgeving"), reverse("mijn:overzicht")),
    ]


def _mijn() -> dict[str, str]:
    """Where a person chooses for whom to act, and sees the own logins."""
    return {
        "overzicht_url": reverse("mijn:overzicht"),
        "inlog_url": reverse("mijn:ingelogd"),
        "inzage_url": reverse("mijn:inzage"),
        "verzoeken_url": reverse("mijn:verzoeken"),
        "voor_wie_url": reverse("mijn:voor_wie"),
        "klanten_url": reverse("mijn:klanten"),
        "toegang_vragen_url": reverse("mijn:toegang_vragen"),
        "wissel_url": reverse("mijn:wissel"),
    }


def _talen(pad: str, taal: str) -> list[dict[str, object]]:
    """This page in each language."""
    paden = {code: ("" if code == settings.LANGUAGE_CODE else f"/{code}") + pad for code, _naam in settings.LANGUAGES}
    return [
        {
            "code": code,
            "naam": naam,
            "url": paden[code],
            "volledig": settings.SITE_URL + paden[code],
            "actief": code == taal,
        }
        for code, naam in settings.LANGUAGES
    ]


def _is_active(path: str, url: str, prefix: str) -> bool:
    """Whether this page is in that part of the site; a home page is only itself."""
    return path == url if url in {f"{prefix}/", f"{prefix}/ondernemers/"} else path.startswith(url)
