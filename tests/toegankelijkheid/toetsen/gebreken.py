"""A clean page, and pages that are the same but for one planted defect."""

from dataclasses import dataclass
from html import escape

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
STIJL = """
  html { color: #16202e; background: #ffffff; font: 1.0625rem/1.5 sans-serif; }
  body { margin: 0; }
  header, nav, main, footer { padding: 1rem; }
  a { color: #12508f; text-decoration: underline; }
  ul { padding-inline-start: 1.5rem; }
  nav a, footer a, .knop, button, input, select, textarea { display: inline-block; min-block-size: 44px; min-inline-size: 44px; }
  nav a, footer a { line-height: 44px; }
  input, select, textarea { border: 1px solid #445163; background: #ffffff; color: #16202e; font: inherit; }
  input[type=radio], input[type=checkbox] { min-block-size: 24px; min-inline-size: 24px; }
  fieldset label { display: inline-block; padding-block: 10px; padding-inline-end: 2rem; min-inline-size: 44px; }
  button { border: 2px solid #0a2a4f; background: #12508f; color: #ffffff; font: inherit; padding-inline: 1rem; }
  :focus-visible { outline: 3px solid #0b0c0c; outline-offset: 0; box-shadow: 0 0 0 6px #ffdd00; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid #445163; padding: 0.5rem; text-align: start; }
"""
TEKST = (
    "<p>U kunt een paspoort aanvragen bij de gemeente waar u woont. Neem uw oude paspoort mee, en ook een foto die niet "
    "ouder is dan zes maanden.</p>"
)
KOP = '<a href="/">Naar de voorpagina</a>'
MENU = '<ul><li><a href="/producten/">Alle producten</a></li><li><a href="/zoeken/">Zoeken</a></li></ul>'
VOET = '<a href="/hulp/">Hulp bij deze pagina</a>'


def pagina(
    inhoud: str = "",
    *,
    titel: str = "<title>Paspoort aanvragen - Proefportaal</title>",
    taal: str = ' lang="nl"',
    hoofd: str = '<meta name="viewport" content="width=device-width, initial-scale=1">',
    stijl: str = "",
    overslaan: str = '<a class="knop" href="#inhoud">Naar de inhoud</a>',
    kop: str = KOP,
    menu: str = f'<nav aria-label="Hoofdmenu">{MENU}</nav>',
    h1: str = "<h1>Paspoort aanvragen</h1>",
    tekst: str = TEKST,
    lichaam: str = "",
    einde: str = "",
) -> str:
    """A whole page. Without arguments it is the shell of the clean page."""
    return (
        f'<!DOCTYPE html>\n<html{taal}><head><meta charset="utf-8">{titel}{hoofd}<style>{STIJL}{stijl}</style></head>'
        f"<body{lichaam}><header>{overslaan}{kop}{menu}</header>"
        f'<main id="inhoud" tabindex="-1">{h1}{tekst}{inhoud}</main><footer>{VOET}</footer>{einde}</body></html>'
    )


SCHOON = pagina(
    f"""
    <h2>Wat u nodig hebt</h2>
    <ul><li>uw oude paspoort</li><li>een pasfoto</li></ul>
    <img src="{PIXEL}" width="80" height="80" alt="Een pasfoto met een lichte achtergrond">
    <p lang="en">You can also ask for a passport in English, and they will help you with your questions about this.</p>
    <h2>Wat het kost</h2>
    <table><caption>Kosten van een paspoort</caption>
    <thead><tr><th scope="col">Leeftijd</th><th scope="col">Kosten</th></tr></thead>
    <tbody><tr><th scope="row">Tot 18 jaar</th><td>€ 58,00</td></tr><tr><th scope="row">Vanaf 18 jaar</th><td>€ 78,00</td></tr></tbody>
    </table>
    <p>De kosten gelden sinds <time datetime="2026-01-01">1 januari 2026</time>. Uw aanvraag heeft nummer
    <span translate="no">ZAAK-2026-00017</span>.</p>
    <h2>Afspraak maken</h2>
    <div role="status"></div>
    <form action="/afspraak/" method="post" novalidate>
    <p><label for="naam">Naam</label><br><input id="naam" name="naam" autocomplete="name"></p>
    <p><label for="mail">E-mail</label><br><span id="mail-fout">Vul een e-mailadres in met een @, zoals naam@voorbeeld.nl.</span>
    <input id="mail" name="mail" type="email" autocomplete="email" aria-invalid="true" aria-describedby="mail-fout"></p>
    <fieldset><legend>Hebt u haast?</legend>
    <label><input type="radio" name="haast" value="ja"> Ja</label> <label><input type="radio" name="haast" value="nee"> Nee</label>
    </fieldset>
    <p><label for="plaats">Gemeente</label><br><select id="plaats" name="plaats"><option>Utrecht</option><option>Zwolle</option></select></p>
    <button>Verder naar controleren</button>
    </form>
    <details><summary class="knop">Hoe lang duurt het?</summary><p>Meestal duurt het vijf werkdagen.</p></details>
    """
)


@dataclass(frozen=True)
class Gebrek:
    """One planted defect.

    `eisen` are the criteria that it breaks (none: good practice), `breedte` the width of the window in pixels.
    """

    naam: str
    eisen: tuple[str, ...]
    html: str
    breedte: int = 1280


def _gebrek(naam: str, eisen: str, inhoud: str = "", *, breedte: int = 1280, **meer: str) -> Gebrek:
    return Gebrek(naam, tuple(eisen.split()), pagina(inhoud, **meer), breedte)


def _veld(label: str, kenmerken: str, *, na: str = "") -> str:
    return f'<form action="/x/" method="post"><p><label for="v">{label}</label><br><input id="v" name="v" {kenmerken}>{na}</p><button>Verder</button></form>'


_IFRAME = f'<iframe srcdoc="{escape("<!DOCTYPE html><html lang=nl><title>Kaart</title><body><main><h1>Kaart</h1></main>")}"></iframe>'
_VAL = "if (event.key === 'Tab') event.preventDefault()"

GEBREKEN = [
    # 1 Waarneembaar
    _gebrek("Afbeelding zonder vervangende tekst", "1.1.1", f'<img src="{PIXEL}" width="80" height="80">'),
    _gebrek("Bestandsnaam als vervangende tekst", "1.1.1", f'<img src="{PIXEL}" width="80" height="80" alt="IMG_20260312.jpg">'),
    _gebrek("Plaatje als knop zonder naam", "1.1.1 4.1.2", f'<form action="/x/"><input type="image" src="{PIXEL}" width="60" height="60"></form>'),
    _gebrek("Tekening met de rol beeld, zonder naam", "1.1.1", '<svg role="img" width="60" height="60"><circle cx="30" cy="30" r="20"/></svg>'),
    _gebrek("Geluid zonder uitgeschreven tekst", "1.2.1", '<audio controls src="data:audio/wav;base64,UklGRg=="></audio>'),
    _gebrek("Film zonder ondertiteling", "1.2.2", '<video controls width="320" height="180" src="data:video/mp4;base64,AAAA"></video>'),
    _gebrek("Film zonder beschrijving van het beeld", "1.2.3 1.2.5", '<video controls width="320" height="180"><track kind="captions" srclang="nl" src="data:text/vtt,WEBVTT" label="Nederlands"></video>'),
    _gebrek("Vette regel als kop", "1.3.1", "<p><b>Wat u nodig hebt</b></p>" + TEKST),
    _gebrek("Streepjes in plaats van een lijst", "1.3.1", "<p>- uw oude paspoort<br>- een pasfoto<br>- een betaalpas</p>"),
    _gebrek("Lijstpunt buiten een lijst", "1.3.1", "<div><li>uw oude paspoort</li></div>"),
    _gebrek("Tabel zonder kopcellen", "1.3.1", "<table><tr><td>Leeftijd</td><td>Kosten</td></tr><tr><td>Tot 18 jaar</td><td>€ 58,00</td></tr><tr><td>Vanaf 18 jaar</td><td>€ 78,00</td></tr></table>"),
    _gebrek("Keuzes zonder gezamenlijke vraag", "1.3.1", '<form action="/x/" method="post"><p>Hebt u haast?</p><label class="knop"><input type="radio" name="h" value="1"> Ja</label> <label class="knop"><input type="radio" name="h" value="2"> Nee</label><button>Verder</button></form>'),
    _gebrek("Volgorde omgedraaid met vormgeving", "1.3.2", '<div style="display:flex;flex-direction:column-reverse"><p>Lees dit eerst, want hier begint het verhaal.</p><p>Lees dit daarna, want hier gaat het verder.</p></div>'),
    _gebrek("Aanwijzing met alleen een plek", "1.3.3", "<p>Kies de knop rechtsboven om verder te gaan met uw aanvraag.</p>"),
    _gebrek("Alleen staand te gebruiken", "1.3.4", stijl="@media (orientation: landscape) { body { transform: rotate(90deg); } }"),
    _gebrek("E-mailveld zonder autocomplete", "1.3.5", _veld("E-mail", 'type="email"')),
    _gebrek("Onbekend autocomplete-doel", "1.3.5", _veld("E-mail", 'type="email" autocomplete="mailadres"')),
    _gebrek("Aanwijzing met alleen een kleur", "1.4.1 1.3.3", "<p>Vul de rode velden in, en kies daarna de groene knop.</p>"),
    _gebrek("Link in een zin alleen met kleur", "1.4.1", '<p>Lees meer over <a style="text-decoration:none;color:#2b3b6b" href="/kosten/">de kosten van een paspoort</a> voor u naar de gemeente gaat.</p>'),
    _gebrek("Fout alleen met een rode rand", "1.4.1 3.3.1", _veld("Onderwerp", 'style="border:2px solid #c62a2f"')),
    _gebrek("Geluid begint vanzelf", "1.4.2", '<audio autoplay loop src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA="></audio>'),
    _gebrek("Lichtgrijze tekst", "1.4.3", '<p style="color:#999999">U krijgt een bericht als uw paspoort klaarligt.</p>'),
    _gebrek("Inzoomen verboden", "1.4.4", hoofd='<meta name="viewport" content="width=device-width, initial-scale=1, user-scalable=no">'),
    _gebrek("Letters in schermbreedte", "1.4.4", '<p class="groot">U krijgt een bericht als uw paspoort klaarligt.</p>', stijl=".groot { font-size: 1.6vw; }"),
    _gebrek("Plaatje met een hele alinea", "1.4.5", f'<img src="{PIXEL}" width="400" height="200" alt="U kunt een paspoort aanvragen bij de gemeente waar u woont, op werkdagen van negen tot vijf, met uw oude paspoort en een foto">'),
    _gebrek("Blok breder dan een smal scherm", "1.4.10", '<p style="width:600px">U krijgt een bericht als uw paspoort klaarligt.</p>', breedte=320),
    _gebrek("Veld met een bijna onzichtbare rand", "1.4.11", _veld("Onderwerp", 'style="border:1px solid #dce3ea"')),
    _gebrek("Vaste hoogte snijdt ruime tekst af", "1.4.12", '<div style="width:260px;height:52px;overflow:hidden;line-height:1.3">U krijgt een bericht als uw paspoort klaarligt bij de balie.</div>'),
    _gebrek("Tekst alleen onder de muis", "1.4.13 2.1.1", '<div class="meer">Openingstijden<div>Elke werkdag van negen tot vijf uur</div></div>', stijl=".meer div { display: none; } .meer:hover div { display: block; }"),
    # 2 Bedienbaar
    _gebrek("Klikbaar blok zonder toetsenbord", "2.1.1", '<div onclick="void 0">Toon de openingstijden</div>'),
    _gebrek("Schuifvak zonder toetsenbord", "2.1.1", '<div style="height:60px;width:300px;overflow:auto"><div style="height:400px"><p>De regels van de gemeente, met veel tekst om door te schuiven.</p></div></div>'),
    _gebrek("Veld dat Tab vasthoudt", "2.1.2", _veld("Onderwerp", f'onkeydown="{_VAL}"')),
    _gebrek("Sneltoets van één letter", "2.1.4", '<button type="button" aria-keyshortcuts="s">Bewaren</button><p role="status"></p>'),
    _gebrek("Pagina ververst vanzelf", "2.2.1", hoofd='<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="60; url=/">'),
    _gebrek("Lopende tekst", "2.2.2", "<marquee>Het gemeentehuis is vandaag open tot acht uur.</marquee>"),
    _gebrek("Beweging zonder einde", "2.2.2", '<p class="rond">Het gemeentehuis is open.</p>', stijl="@keyframes heen { to { transform: translateX(80px); } } .rond { animation: heen 3s infinite alternate; }"),
    _gebrek("Vlak dat vijf keer per seconde flitst", "2.3.1", '<p class="flits">Het gemeentehuis is open.</p>', stijl="@keyframes flits { to { background-color: #ffdd00; } } .flits { animation: flits 0.2s infinite; }"),
    _gebrek("Geen manier om het menu over te slaan", "2.4.1", overslaan="", h1="<p>Paspoort</p>", tekst=TEKST.replace("<p>", "<div>").replace("</p>", "</div>")),
    _gebrek("Pagina zonder titel", "2.4.2", titel=""),
    _gebrek("Titel die niets zegt", "2.4.2", titel="<title>Document</title>"),
    _gebrek("Tab-volgorde met de hand gezet", "2.4.3", '<button type="button" tabindex="5">Eerst</button><p role="status"></p>'),
    _gebrek("Link 'klik hier'", "2.4.4", '<p>Voor de kosten van een paspoort: <a href="/kosten/">klik hier</a>.</p>'),
    _gebrek("Link zonder tekst", "2.4.4 4.1.2", '<p>De kosten staan op <a href="/kosten/"></a> deze pagina.</p>'),
    _gebrek("Zelfde linktekst naar twee pagina's", "2.4.4", '<p>Bekijk <a href="/utrecht/">de openingstijden</a> in Utrecht en <a href="/zwolle/">de openingstijden</a> in Zwolle.</p>'),
    _gebrek("Geen zoeken en geen overzicht", "2.4.5", menu='<nav aria-label="Hoofdmenu"><ul><li><a href="/nieuws/">Nieuws</a></li></ul></nav>'),
    _gebrek("Twee keer dezelfde kop", "2.4.6", "<h2>Kosten</h2>" + TEKST + "<h2>Kosten</h2>" + TEKST),
    _gebrek("Focus zonder rand", "2.4.7", '<p><a class="geen" href="/kosten/">Bekijk wat een paspoort kost</a></p>', stijl=".geen:focus-visible { outline: none; box-shadow: none; }"),
    _gebrek("Focus achter een vaste balk", "2.4.11", '<p style="position:absolute;top:650px"><a href="/kosten/">Bekijk wat een paspoort kost</a></p><div style="position:fixed;inset-inline:0;bottom:0;height:300px;background:#edf1f5">Het gemeentehuis is open.</div>'),
    _gebrek("Vegen zonder knop", "2.5.1", '<div ontouchmove="void 0">Veeg voor de volgende foto</div>'),
    _gebrek("Actie al bij indrukken", "2.5.2", '<button type="button" onmousedown="void 0">Verwijderen</button><p role="status"></p>'),
    _gebrek("Andere naam in de code dan op de knop", "2.5.3", '<button type="button" aria-label="Formulier indienen">Versturen</button><p role="status"></p>'),
    _gebrek("Schudden bedient de pagina", "2.5.4", einde="<script>window.ondevicemotion = () => {};</script>"),
    _gebrek("Slepen zonder knop", "2.5.7", '<ul><li draggable="true">Paspoort</li><li draggable="true">Rijbewijs</li></ul>'),
    _gebrek("Knopjes van 14 pixels naast elkaar", "2.5.8", "".join(f'<button type="button" style="all:unset;display:inline-block;width:14px;height:14px;font-size:10px;outline:revert" aria-label="{c}">{c}</button>' for c in "123") + '<p role="status"></p>'),
    # 3 Begrijpelijk
    _gebrek("Pagina zonder taal", "3.1.1", taal=""),
    _gebrek("Engelse pagina die Nederlands heet", "3.1.1", "<p>You can ask for a passport at the town hall. They will tell you what it costs and which documents you must bring with you.</p>" * 3, tekst=""),
    _gebrek("Engelse alinea zonder taal", "3.1.2", "<p>You can ask for your passport at the town hall, and they will tell you which documents you must bring.</p>"),
    _gebrek("Onbekende taalcode", "3.1.2", '<p lang="xyzzy">Bon bini na e portal.</p>'),
    _gebrek("Focus stuurt de pagina weg", "3.2.1", _veld("Onderwerp", "onfocus=\"if (this.dataset.weg) location = '/weg/'\"")),
    _gebrek("Kiezen verstuurt het formulier", "3.2.2", '<form action="/x/"><label for="k">Gemeente</label> <select id="k" onchange="this.form.submit()"><option>Utrecht</option><option>Zwolle</option></select></form>'),
    _gebrek("Zelfde zoekopdracht, twee namen", "3.2.4", "".join(f'<form action="/vinden/"><label for="q{n}">{label}</label> <input id="q{n}" name="q"><button>{knop}</button></form>' for n, (label, knop) in enumerate([("Vind een regel", "Zoeken"), ("Vind een besluit", "Opsporen")]))),
    _gebrek("Fout die niet aan het veld hangt", "3.3.1", _veld("Onderwerp", 'aria-invalid="true"', na="<span>Vul een onderwerp in.</span>")),
    _gebrek("Alleen voorbeeldtekst als label", "3.3.2", '<form action="/x/" method="post"><input name="v" placeholder="Onderwerp"><button>Verder</button></form>'),
    _gebrek("Sterretje zonder uitleg", "3.3.2", _veld("Onderwerp *", "required")),
    _gebrek("Foutmelding 'Ongeldige invoer'", "3.3.3", _veld("Onderwerp", 'aria-invalid="true" aria-describedby="f"', na='<span id="f">Ongeldige invoer.</span>')),
    _gebrek("Betalen zonder nakijken", "3.3.4", _veld("Bedrag in euro", 'inputmode="decimal"').replace("Verder", "Nu betalen")),
    _gebrek("E-mail twee keer gevraagd", "3.3.7", '<form action="/x/" method="post"><p><label for="a">E-mail</label> <input id="a" type="email" autocomplete="email"></p><p><label for="b">Herhaal uw e-mail</label> <input id="b" type="email" autocomplete="email"></p><button>Verder</button></form>'),
    _gebrek("Plakken geblokkeerd", "3.3.8", _veld("Wachtwoord", 'type="password" autocomplete="current-password" onpaste="return false"')),
    _gebrek("Letters overtypen", "3.3.8", _veld("Typ de letters uit het plaatje over", "")),
    # 4 Robuust
    _gebrek("Knop zonder naam", "4.1.2", '<button type="button"></button><p role="status"></p>'),
    _gebrek("Veld zonder label", "4.1.2 1.3.1", '<form action="/x/" method="post"><p>Onderwerp <input name="v"></p><button>Verder</button></form>'),
    _gebrek("Ingebed venster zonder titel", "4.1.2", _IFRAME),
    _gebrek("Rol die niet bestaat", "4.1.2", '<div role="knopje">Versturen</div>'),
    _gebrek("Verborgen blok met een link", "4.1.2", '<div aria-hidden="true"><a href="/kosten/">Bekijk wat een paspoort kost</a></div>'),
    _gebrek("Knop in een link", "4.1.2", '<p><a href="/kosten/"><button type="button">Bekijk wat een paspoort kost</button></a></p><p role="status"></p>'),
    _gebrek("Dubbele id bij een label", "4.1.2", _veld("Onderwerp", "") + '<p id="v">Nog een stuk.</p>'),
    _gebrek("Melding die niet wordt voorgelezen", "4.1.3", '<div class="toast">Uw afspraak is bewaard.</div>'),
    # Goede praktijk
    _gebrek("Kopniveau overgeslagen", "", "<h2>Kosten</h2>" + TEKST + "<h4>Kinderen</h4>" + TEKST),
    _gebrek("Twee hoofdgebieden", "", einde='<main id="tweede"><p>Nog een hoofdgebied.</p></main>'),
    _gebrek("Datum in cijfers", "", "<p>Uw aanvraag is binnengekomen op 03-04-2026.</p>"),
    _gebrek("Zaaknummer dat mee vertaald wordt", "", "<p>Uw aanvraag heeft nummer ZAAK-2026-00017.</p>"),
    _gebrek("Document zonder soort en grootte", "", '<p>Lees <a href="/folder.pdf">de folder over paspoorten</a> voor u gaat.</p>'),
    _gebrek("Zin in hoofdletters", "", "<p>NEEM ALTIJD UW OUDE PASPOORT MEE</p>"),
    _gebrek("Focusrand van één kleur", "", '<p><a class="een" href="/kosten/">Bekijk wat een paspoort kost</a></p>', stijl=".een:focus-visible { box-shadow: none; outline: 3px solid #12508f; }"),
    _gebrek("Knop van 30 pixels", "", '<button type="button" style="min-block-size:30px;height:30px">Bewaren</button><p role="status"></p>'),
    _gebrek("Geen gebied voor meldingen", "", '<button type="button">Bewaren</button>', einde="<script>document.title += '';</script>"),
]
