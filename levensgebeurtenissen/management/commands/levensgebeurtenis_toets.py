"""`manage.py levensgebeurtenis_toets [files...]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.producten.inlezen.bestanden import Inhoudsfout, read_inhoud
from levensgebeurtenissen.inhoudsvormen import GebeurtenisInhoud
from levensgebeurtenissen.keuring import list_gebreken, read_uitvoerders

INHOUD = Path(__file__).resolve().parents[2] / "inhoud"
PRODUCTEN = INHOUD.parents[1] / "cms" / "inhoud" / "producten"


class Command(BaseCommand):
    help = "Checks content files of life events without a database; with -v 2 it names what is not in English."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestanden", nargs="*", type=Path)

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401, ARG002
        uitvoerders = read_uitvoerders(PRODUCTEN)
        bestaan = [pad.stem for pad in INHOUD.glob("*.yaml")]
        fout = 0
        for pad in options["bestanden"] or sorted(INHOUD.glob("*.yaml")):
            try:
                inhoud = read_inhoud(pad, GebeurtenisInhoud)
                gebreken = list_gebreken(inhoud, uitvoerders=uitvoerders, gebeurtenissen=bestaan)
            except Inhoudsfout as error:
                self.stdout.write(str(error))
                fout += 1
                continue
            for gebrek in gebreken:
                self.stdout.write(f"{pad}: {gebrek}")
            fout += bool(gebreken)
            onvertaald = inhoud.list_onvertaald()
            parts = ", ".join(onvertaald) if options["verbosity"] > 1 else f"{len(onvertaald)} parts"
            engels = f"not in English: {parts}" if onvertaald else "whole in English"
            self.stdout.write(f"{pad}: {'wrong' if gebreken else 'good'}; {len(inhoud.stappen)} steps; {engels}")
        if fout:
            raise CommandError(f"{fout} of the files are not right")
