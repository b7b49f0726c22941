"""`manage.py toets`."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from toegankelijkheid.normen.regelteksten import regeltekst
from toegankelijkheid.toetsen.adressen import SITEMAP, VreemdAdres, list_paginas, list_sitemap
from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.motoren import ALLE, SNEL, MotorOntbreekt
from toegankelijkheid.toetsen.samenvoegen import Probleem, merge
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, personen
from toegankelijkheid.toetsen.uitvoering import BrowserOntbreekt, Instelling, run
from toegankelijkheid.toetsen.waarneming import Uitslag
from toegankelijkheid.toetsen.weergaven import WEERGAVEN


class Command(BaseCommand):
    help = "Checks pages for accessibility in a real browser. Ends with 1 when something certain was found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("doel", nargs="*", help="paths (/zoeken/), addresses, or 'sitemap'")
        parser.add_argument("--alle", action="store_true", help="every declared page, and a handful of each kind")
        parser.add_argument("--basis", default="", help="where the portal answers (default: PORTAAL_URL)")
        parser.add_argument("--motoren", default=",".join(SNEL), help=f"of {', '.join(ALLE)}")
        parser.add_argument("--weergaven", default=",".join(WEERGAVEN), help=f"of {', '.join(WEERGAVEN)}")
        parser.add_argument("--browsers", type=int, default=settings.TOETSEN_BROWSERS, help="side by side")
        parser.add_argument("--json", action="store_true", help="everything that was found, as JSON")

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002
        paginas = self._paginas(options)
        instelling = Instelling(
            basis=options["basis"] or _origin(options["doel"]) or settings.SITE_URL,
            motoren=_chosen(options["motoren"], ALLE),
            weergaven=_chosen(options["weergaven"], tuple(WEERGAVEN)),
            processen=options["browsers"],
            personen=personen(),
        )
        try:
            uitslag = run(paginas=paginas, instelling=instelling)
        except (BrowserOntbreekt, MotorOntbreekt) as fout:
            raise CommandError(str(fout)) from fout
        problemen = merge(uitslag.waarnemingen)
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(uitslag, problemen), ensure_ascii=False, indent=2))
        else:
            self._tell(uitslag, problemen)
        if uitslag.mislukt or any(probleem.zekerheid is Zekerheid.ZEKER for probleem in problemen):
            raise SystemExit(1)

    def _paginas(self, options: dict[str, Any]) -> list[Toetspagina]:
        if not options["doel"] and not options["alle"]:
            raise CommandError("Zeg welke pagina: een pad zoals /zoeken/, 'sitemap', of --alle.")
        if options["alle"]:
            return list_paginas()
        if options["doel"] == [SITEMAP]:
            return list_sitemap()
        try:
            return list_paginas(adressen=[_path(doel) for doel in options["doel"]])
        except VreemdAdres as fout:
            raise CommandError(str(fout)) from fout

    def _tell(self, uitslag: Uitslag, problemen: list[Probleem]) -> None:
        for probleem in problemen:
            motor, _, regel = probleem.regel.partition(":")
            titel = regeltekst(motor, regel, eisen=(probleem.eis,) if probleem.eis else ()).titel
            kop = f"{probleem.zekerheid.value:13} {probleem.eis or '-':7} {probleem.adres} {probleem.toestand}".rstrip()
            self.stdout.write(f"{kop}\n    {titel} [{probleem.regel}]\n    {probleem.plek}")
        for mislukt in uitslag.mislukt:
            self.stdout.write(f"mislukt               {mislukt.adres}\n    {mislukt.reden}")
        zeker = sum(1 for probleem in problemen if probleem.zekerheid is Zekerheid.ZEKER)
        seconden = ", ".join(f"{motor} {seconden:.1f} s" for motor, seconden in uitslag.seconden.items())
        self.stdout.write(
            f"\n{len(uitslag.adressen)} pagina's, {zeker} zeker, {len(problemen) - zeker} te beoordelen, "
            f"{len(uitslag.mislukt)} mislukt, in {uitslag.looptijd:.0f} s ({seconden})"
        )


def _chosen(tekst: str, mag: tuple[str, ...]) -> tuple[str, ...]:
    keuze = tuple(deel.strip() for deel in tekst.split(",") if deel.strip())
    if fout := set(keuze) - set(mag):
        raise CommandError(f"'{', '.join(sorted(fout))}' is er niet. Kies uit: {', '.join(mag)}.")
    return keuze


def _origin(doelen: list[str]) -> str:
    """The origin of the first whole address, for a portal that stands elsewhere."""
    delen = next((urlsplit(doel) for doel in doelen if "://" in doel), None)
    return f"{delen.scheme}://{delen.netloc}" if delen else ""


def _path(doel: str) -> str:
    delen = urlsplit(doel)
    return (delen.path or "/") + (f"?{delen.query}" if delen.query else "")


def _as_json(uitslag: Uitslag, problemen: list[Probleem]) -> dict[str, object]:
    velden = ("eis", "regel", "motoren", "zekerheid", "adres", "route", "wie", "toestand", "plek", "fragment", "uitleg")
    return {
        "motoren": uitslag.motoren,
        "seconden": uitslag.seconden,
        "looptijd": uitslag.looptijd,
        "problemen": [
            {veld: getattr(probleem, veld) for veld in (*velden, "weergaven", "aantal")} for probleem in problemen
        ],
        "mislukt": [{"adres": mislukt.adres, "reden": mislukt.reden} for mislukt in uitslag.mislukt],
    }
