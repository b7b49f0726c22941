"""The pages of /mijn/ of a citizen, for the accessibility checks; of a company see `onderneming.toetsbaar`."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Persoon,
    Stap,
    Toestand,
    Toetsbaar,
    Toetspagina,
    bestand,
    fouten,
    ga,
    kies,
    klik,
    klik_eventueel,
    klok,
    knop,
    vak,
    vink,
    vul,
    zie,
)

# Sanne writes and sends; what Youssef and Noor see are zaken, tasks and messages that others sent them.
_INWONER, _SCHRIJVER, _ZONDER_BSN = "youssef-el-amrani", "sanne-hendriks", "lukas-schneider"
# Whose clock is moved on, opens nothing else after that.
_WEGGELOPEN = "noor-bakker"


def _kies(waarde: str) -> Stap:
    return klik(f'button[value="{waarde}"]')


_VERDER = (vul(vak("toelichting"), "Ik stuur dit zo snel mogelijk na."), klik(knop("Verder naar controleren")))
_BERICHT = (
    vink('main [name="soort"][value="vraag"]'),
    vul(vak("onderwerp"), "Mijn adres"),
    vul(vak("tekst"), "Staat mijn nieuwe adres al goed in uw administratie?"),
)

# Only to an organisation that looked, something can be written.
_GEBRUIK = (
    kies(vak("organisatie"), "Gemeente Utrecht"),
    klik(knop("Zoek")),
    klik("main ul.inzage a[href^='/mijn/inzage/']"),
    zie("main a[href$='/vraag/']"),
)

_LIJST = (
    vul(vak("datum"), "01-06-2027"),
    *(vink(vak(naam)) for naam in ("werkt", "pensioen", "buitenland", "weinig", "moeilijk")),
    klik("main form:has(fieldset) button[type=submit]"),
    zie("main h1"),
)

TOETSBAAR = Toetsbaar(
    personen=(
        Persoon(_INWONER, (ga("/inloggen/digid/?next=/mijn/"), _kies(_INWONER), zie("main h1"))),
        Persoon(_SCHRIJVER, (ga("/inloggen/digid/?next=/mijn/"), _kies(_SCHRIJVER), zie("main h1"))),
        Persoon(_WEGGELOPEN, (ga("/inloggen/digid/?next=/mijn/"), _kies(_WEGGELOPEN), zie("main h1"))),
        Persoon(
            _ZONDER_BSN,
            (ga("/inloggen/eidas/?next=/mijn/verzoeken/"), _kies("DE"), _kies(_ZONDER_BSN), zie("main h1")),
        ),
    ),
    paginas=(
        Toetspagina("mijn:overzicht", "/mijn/", wie=_INWONER),
        Toetspagina(
            "mijn:overzicht",
            "/mijn/",
            wie=_WEGGELOPEN,
            toestanden=(Toestand("bijna uitgelogd", (klok(13 * 60 + 5), zie("#sessie"))),),
        ),
        Toetspagina("mijn:zaken", "/mijn/zaken/", wie=_INWONER),
        Toetspagina("mijn:zaak", via="mijn:zaken", wie=_INWONER),
        Toetspagina(
            "mijn:zaak_schrijven",
            via="mijn:zaak",
            wie=_SCHRIJVER,
            toestanden=(
                fouten("Verder naar controleren"),
                Toestand("controleren", _VERDER, route="mijn:zaak_controleren"),
            ),
        ),
        Toetspagina("mijn:zaken", "/mijn/zaken/", wie=_SCHRIJVER),
        Toetspagina("mijn:zaak", via="mijn:zaken", wie=_SCHRIJVER),
        Toetspagina("mijn:vergunningen", "/mijn/vergunningen/", wie=_INWONER),
        Toetspagina("mijn:vergunning", via="mijn:vergunningen", wie=_INWONER),
        Toetspagina(
            "mijn:vergunning_schrijven",
            via="mijn:vergunning",
            wie=_INWONER,
            toestanden=(
                fouten("Verder naar controleren", vul(vak("vergunning-kenteken"), "")),
                Toestand(
                    "controleren",
                    (vul(vak("vergunning-kenteken"), "GV-123-D"), klik(knop("Verder naar controleren"))),
                    route="mijn:vergunning_controleren",
                ),
            ),
        ),
        Toetspagina("mijn:berichten", "/mijn/berichten/", wie=_INWONER),
        Toetspagina("mijn:bericht", via="mijn:berichten", wie=_INWONER),
        Toetspagina("mijn:bericht_antwoorden", via="mijn:bericht", wie=_INWONER, toestanden=(fouten("Verstuur"),)),
        Toetspagina("mijn:bericht_nieuw", "/mijn/berichten/nieuw/", wie=_INWONER, toestanden=(fouten("Verstuur"),)),
        Toetspagina(
            "mijn:bericht_nieuw",
            "/mijn/berichten/nieuw/",
            wie=_SCHRIJVER,
            toestanden=(
                Toestand(
                    "verstuurd",
                    (
                        kies(vak("organisatie"), "UWV"),
                        *_BERICHT,
                        klik(knop("Verstuur")),
                        zie("main dd strong"),
                    ),
                    route="mijn:inzending",
                ),
            ),
        ),
        Toetspagina(
            "mijn:berichtmappen",
            "/mijn/berichten/mappen/",
            wie=_SCHRIJVER,
            toestanden=(fouten("Maak de map"),),
        ),
        Toetspagina(
            "mijn:berichtmap_hernoemen",
            via="mijn:berichtmappen",
            wie=_SCHRIJVER,
            vooraf=(vul(vak("naam"), "Huis"), klik(knop("Maak de map"))),
        ),
        Toetspagina("mijn:berichtmap_weggooien", via="mijn:berichtmappen", wie=_SCHRIJVER),
        Toetspagina("mijn:verstuurd", "/mijn/verstuurd/", wie=_SCHRIJVER),
        Toetspagina("mijn:taken", "/mijn/taken/", wie=_INWONER),
        Toetspagina(
            "mijn:taak",
            via="mijn:taken",
            wie=_INWONER,
            toestanden=(
                fouten("Verder naar controleren"),
                Toestand(
                    "controleren",
                    (bestand("main input[type=file]"), klik(knop("Verder naar controleren"))),
                    route="mijn:taak_controleren",
                ),
                Toestand(
                    "weggooien",
                    (
                        bestand("main input[type=file]"),
                        klik(knop("Bewaar en ga later verder")),
                        klik("main a[href*='/weggooien/']"),
                    ),
                    route="mijn:taak_weggooien",
                ),
            ),
        ),
        Toetspagina("mijn:dossiers", "/mijn/dossiers/", wie=_INWONER),
        Toetspagina("mijn:contacten", "/mijn/contacten/", wie=_INWONER),
        Toetspagina("mijn:gegevens", "/mijn/gegevens/", wie=_INWONER),
        Toetspagina("mijn:gegevens_groep", via="mijn:gegevens", wie=_INWONER),
        Toetspagina("mijn:terugmeldingen", "/mijn/gegevens/meldingen/", wie=_INWONER),
        Toetspagina("mijn:terugmelding", via="mijn:gegevens", wie=_INWONER, toestanden=(fouten("Kijk de melding na"),)),
        Toetspagina("mijn:uittreksels", "/mijn/uittreksels/", wie=_INWONER),
        Toetspagina("mijn:uittreksels", "/mijn/uittreksels/", wie=_SCHRIJVER),
        Toetspagina(
            "mijn:uittreksel_maken",
            via="mijn:uittreksels",
            wie=_SCHRIJVER,
            vooraf=(klik_eventueel("main form button[type=submit]"), zie("main a[href*='/maken/']")),
        ),
        Toetspagina("mijn:regelingen", "/mijn/regelingen/", wie=_INWONER),
        Toetspagina("mijn:suggesties", "/mijn/suggesties/", wie=_INWONER),
        Toetspagina(
            "mijn:stappenlijsten",
            "/mijn/stappenlijsten/",
            wie=_INWONER,
            toestanden=(
                Toestand("onbekende code", (klik(knop("Zet de lijst hier neer")),), route="mijn:stappenlijst_code"),
            ),
        ),
        Toetspagina(
            "mijn:stappenlijst_nieuw",
            "/mijn/stappenlijsten/nieuw/met-pensioen/",
            wie=_SCHRIJVER,
            toestanden=(Toestand("gemaakt", _LIJST, route="mijn:stappenlijst"),),
        ),
        Toetspagina("mijn:stappenlijst", via="mijn:stappenlijst_nieuw", wie=_SCHRIJVER, vooraf=_LIJST),
        Toetspagina("mijn:stappenlijst_antwoorden", via="mijn:stappenlijst", wie=_SCHRIJVER),
        Toetspagina("mijn:stappenlijst_weggooien", via="mijn:stappenlijst", wie=_SCHRIJVER),
        Toetspagina("mijn:inzage", "/mijn/inzage/", wie=_INWONER),
        Toetspagina("mijn:gebruik_schrijven", via="mijn:inzage", wie=_INWONER, vooraf=_GEBRUIK),
        Toetspagina("mijn:gebruik", via="mijn:inzage", wie=_INWONER),
        Toetspagina("mijn:toestemmingen", "/mijn/toestemmingen/", wie=_INWONER),
        Toetspagina("mijn:loket", "/mijn/loket/", wie=_INWONER),
        Toetspagina("mijn:loket_samenvattingen", "/mijn/loket/samenvattingen/", wie=_INWONER),
        Toetspagina("mijn:profiel", "/mijn/profiel/", wie=_INWONER),
        Toetspagina("mijn:profiel_post", "/mijn/profiel/post/", wie=_INWONER),
        Toetspagina("mijn:profiel_voorkeuren", "/mijn/profiel/voorkeuren/", wie=_INWONER),
        Toetspagina("mijn:profiel_notificaties", "/mijn/profiel/notificaties/", wie=_INWONER),
        Toetspagina("mijn:profiel_weergave", "/mijn/profiel/weergave/", wie=_INWONER),
        Toetspagina(
            "mijn:profiel_contact",
            "/mijn/profiel/email/",
            wie=_INWONER,
            toestanden=(
                fouten("Stuur mij een code", vul(vak("waarde"), "geen adres")),
                Toestand(
                    "code",
                    (vul(vak("waarde"), "youssef@voorbeeld.example"), klik(knop("Stuur mij een code"))),
                    route="mijn:profiel_bevestigen",
                ),
            ),
        ),
        Toetspagina("mijn:profiel_verwijderen", "/mijn/profiel/email/weg/", wie=_INWONER),
        Toetspagina(
            "mijn:profiel_sluiten", "/mijn/profiel/sluiten/", wie=_INWONER, toestanden=(fouten("Sluit mijn account"),)
        ),
        Toetspagina("mijn:voor_wie", "/mijn/voor-wie/", wie=_INWONER),
        Toetspagina("mijn:machtigingen", "/mijn/machtigingen/", wie=_INWONER),
        Toetspagina(
            "mijn:machtiging_geven",
            "/mijn/machtigingen/geven/",
            wie=_INWONER,
            toestanden=(fouten("Maak de machtiging"),),
        ),
        Toetspagina(
            "mijn:machtiging_activeren",
            "/mijn/machtigingen/activeren/",
            wie=_INWONER,
            toestanden=(fouten("Gebruik deze code"),),
        ),
        Toetspagina("mijn:ingelogd", "/mijn/ingelogd/", wie=_INWONER),
        Toetspagina("mijn:verzoeken", "/mijn/verzoeken/", wie=_ZONDER_BSN),
        Toetspagina("mijn:verzoek_vraag", "/mijn/verzoeken/vraag/", wie=_ZONDER_BSN, toestanden=(fouten("Verstuur"),)),
        Toetspagina(
            "mijn:verzoek",
            via="mijn:verzoek_vraag",
            wie=_ZONDER_BSN,
            vooraf=(
                kies(vak("organisatie"), "UWV"),
                vul(vak("onderwerp"), "Werken in Nederland"),
                vul(vak("tekst"), "Mag ik hier een dag per week werken?"),
                vul(vak("bedrijf"), "Werkstatt Schneider"),
                kies(vak("land"), "Duitsland"),
                klik(knop("Verstuur")),
                ga("/mijn/verzoeken/"),
            ),
        ),
        Toetspagina(
            "mijn:verzoek_aanvraag", "/mijn/verzoeken/aanvraag/", wie=_ZONDER_BSN, toestanden=(fouten("Verstuur"),)
        ),
        Toetspagina("account_gesloten", "/account-gesloten/"),
        Toetspagina("uittreksels:controleren", "/uittreksel-controleren/", toestanden=(fouten("Controleer"),)),
        Toetspagina("koppelvlak:ontwikkelaars", "/ontwikkelaars/"),
        Toetspagina("status:status", "/status/"),
        Toetspagina("status:status", "/en/status/"),
        Toetspagina("koppelingen:index", "/beheer/koppelingen/", wie="redacteur"),
        Toetspagina("beheer_status:status", "/beheer/status/", wie="redacteur"),
        Toetspagina("koppelingen:outbox", "/beheer/koppelingen/wachtrij/", wie="redacteur"),
    ),
    in_verhaal=(
        InVerhaal(
            "tests/mijnomgeving/koppelingen/test_wachtrij.py",
            ("koppelingen:vastloper", "koppelingen:opnieuw", "koppelingen:afsluiten"),
        ),
        InVerhaal(
            "tests/e2e/test_loket_verhalen.py",
            (
                "mijn:loket_vraag",
                "mijn:loket_samenvatting",
                "mijn:dossier",
                "mijn:dossier_uitkomst",
                "mijn:dossier_erbij",
                "mijn:dossier_stoppen",
                "mijn:dossier_verwijzing",
            ),
        ),
        InVerhaal("tests/e2e/test_mijn_verhalen.py", ("mijn:taak_betaald",)),
        InVerhaal("tests/e2e/test_stappenlijst.py", ("mijn:stappenlijst_meenemen",)),
        InVerhaal("tests/mijnomgeving/contacten/test_contacten.py", ("mijn:afspraak_afzeggen",)),
        InVerhaal("tests/mijnomgeving/notificaties/test_mail.py", ("notificaties:afmelden",)),
        InVerhaal(
            "tests/mijnomgeving/uittreksels/test_verhaal.py", ("mijn:uittreksel_ophalen", "mijn:uittreksel_intrekken")
        ),
    ),
    geen_pagina=(
        GeenPagina(
            "bestand om op te slaan: stuk, agenda, PDF, JSON of CSV",
            (
                "mijn:document",
                "mijn:vergunning_document",
                "mijn:bijlage",
                "mijn:bijlage_bekijken",
                "mijn:zaak_agenda",
                "mijn:afspraak_agenda",
                "mijn:stappenlijst_agenda",
                "mijn:gegevens_pdf",
                "mijn:gegevens_json",
                "mijn:inzage_download",
                "mijn:profiel_download",
                "agenda",
                "koppelvlak:voorbeeld",
            ),
        ),
        GeenPagina("feed voor een programma: Atom", ("status:atom",)),
        GeenPagina(
            "koppelvlak voor programma's: JSON", ("uittreksels:*", "koppelvlak:gegevens", "koppelvlak:sleutels")
        ),
    ),
)
