"""Rounds: ask for one, do it in portions, and keep what was found with its history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import structlog
from celery import current_app
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from toegankelijkheid.toetsen.adressen import ALLES, list_paginas
from toegankelijkheid.toetsen.herkomst import find_herkomst
from toegankelijkheid.toetsen.models import Gevonden, Rondesoort, Telling, Toetsronde
from toegankelijkheid.toetsen.motoren import SNEL, MotorOntbreekt, fast_and_slow
from toegankelijkheid.toetsen.samenvoegen import SCHIL, Probleem, merge
from toegankelijkheid.toetsen.selectors import open_bevindingen
from toegankelijkheid.toetsen.toetsbaar import Toetspagina, personen
from toegankelijkheid.toetsen.uitvoering import BrowserOntbreekt, Instelling, run
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming

log = structlog.get_logger(__name__)
TASK = "toegankelijkheid.toetsen.tasks.run_ronde"
# Pages between two moments at which what was found is kept.
PORTIE = 12
# Well below the moment at which the broker gives a task to another worker.
SECONDEN = 380
# A round that did not end by then was left behind.
VERGETEN = timedelta(hours=6)
# What was not seen for so long stood on a page that is gone.
VERVALT = timedelta(days=30)
MAX_WACHTEND = 20
BEWAARD = timedelta(days=400)


class Bezet(Exception):
    """A round over everything waits or runs already."""


def begin_ronde(
    *, soort: Rondesoort, adressen: Sequence[str] | None = None, omvang: str = "", door: User | None = None
) -> Toetsronde:
    """Ask for a round over these paths, or over everything; a worker begins it when this transaction is through.

    Raises:
        Bezet: one over everything is asked for and one waits or runs already.
        VreemdAdres: an address is not a path of this site.
    """
    if adressen is None and is_busy():
        raise Bezet
    aantal = len(list_paginas(adressen=adressen)) if adressen is not None else 0
    ronde = Toetsronde.objects.create(soort=soort, omvang=(omvang or ALLES)[:500], gevraagd_door=door, adressen=aantal)
    transaction.on_commit(lambda: _send(ronde, list(adressen) if adressen is not None else None))
    return ronde


def is_busy() -> bool:
    """Whether a round over everything waits or runs."""
    return Toetsronde.objects.filter(omvang=ALLES, klaar_op=None, gevraagd_op__gte=timezone.now() - VERGETEN).exists()


def queue_published(*, pad: str, door: User | None) -> None:
    """After somebody published: check that page, unless many wait; the night takes those."""
    wachtend = Toetsronde.objects.filter(
        soort=Rondesoort.PUBLICATIE, begonnen_op=None, gevraagd_op__gte=timezone.now() - VERGETEN
    )
    if wachtend.count() < MAX_WACHTEND and not wachtend.filter(omvang=pad[:500]).exists():
        begin_ronde(soort=Rondesoort.PUBLICATIE, adressen=[pad], omvang=pad, door=door)


def run_ronde(*, ronde: Toetsronde, adressen: Sequence[str] | None, vanaf: int = 0) -> int | None:
    """Do a round from a page on, as far as the time of one task goes; gives where to go on, or None at the end."""
    einde = monotonic() + SECONDEN
    alle = list_paginas(adressen=adressen, op=timezone.localdate(ronde.gevraagd_op))
    if vanaf == 0:
        ronde.begonnen_op, ronde.adressen = timezone.now(), len(alle)
        ronde.save(update_fields=["begonnen_op", "adressen"])
    try:
        while vanaf < len(alle) and monotonic() < einde:
            _portion(ronde=ronde, paginas=alle[vanaf : vanaf + PORTIE], gedaan=vanaf)
            vanaf += PORTIE
    except (BrowserOntbreekt, MotorOntbreekt) as fout:
        ronde.mislukt = [*ronde.mislukt, {"adres": "", "reden": str(fout)}]
        log.exception("toetsronde_afgebroken", ronde=ronde.pk)
        vanaf = len(alle)
    if vanaf < len(alle):
        return vanaf
    close_ronde(ronde=ronde)
    return None


def record(*, ronde: Toetsronde, uitslag: Uitslag) -> None:
    """Keep what a run saw: new problems open, those that came back open again, those that are gone close."""
    nu = timezone.now()
    with transaction.atomic():
        problemen = _by_key(merge(uitslag.waarnemingen))
        bekend = {
            gevonden.sleutel: gevonden
            for gevonden in Gevonden.objects.select_for_update().filter(sleutel__in=problemen)
        }
        for sleutel, probleem in problemen.items():
            _keep(bekend.get(sleutel) or Gevonden(sleutel=sleutel, sinds=nu), probleem, nu)
        _close_gone(uitslag=uitslag, gezien=problemen, op=nu)
        ronde.motoren = ronde.motoren | uitslag.motoren
        ronde.seconden = _sum(ronde.seconden, uitslag.seconden)
        ronde.bezoeken += sum(1 for waarneming in uitslag.waarnemingen if waarneming.weergave)
        ronde.mislukt = [*ronde.mislukt, *({"adres": m.adres, "reden": m.reden} for m in uitslag.mislukt)]
        ronde.save()


def close_ronde(*, ronde: Toetsronde) -> None:
    """End a round: what stood on pages that are gone closes, and what is open is counted for the trend."""
    nu = timezone.now()
    Gevonden.objects.filter(hersteld_op=None, laatst_gezien__lt=nu - VERVALT).update(hersteld_op=nu)
    velden = ("eis", "zekerheid", "paginasoort", "organisatie")
    rijen = open_bevindingen().order_by().values(*velden).annotate(aantal=Count("pk"))
    with transaction.atomic():
        ronde.tellingen.all().delete()
        Telling.objects.bulk_create(Telling(ronde=ronde, **rij) for rij in rijen)
        ronde.gedaan, ronde.klaar_op = ronde.adressen, nu
        ronde.save()


def wipe_old() -> None:
    """Rounds and what was mended go after 400 days, with their pictures."""
    grens = timezone.now() - BEWAARD
    Toetsronde.objects.filter(gevraagd_op__lt=grens).delete()
    for gevonden in Gevonden.objects.filter(hersteld_op__lt=grens):
        _picture(gevonden.sleutel).unlink(missing_ok=True)
        gevonden.delete()


def find_beeld(gevonden: Gevonden) -> Path | None:
    """The picture of the spot; None without one. It stands outside what the web server gives."""
    bestand = _picture(gevonden.sleutel)
    return bestand if gevonden.beeld and bestand.exists() else None


def _picture(sleutel: str) -> Path:
    return Path(settings.TOETSBEELDEN_DIR) / f"{sleutel}.png"


def _send(ronde: Toetsronde, adressen: list[str] | None) -> None:
    try:
        current_app.send_task(TASK, kwargs={"pk": ronde.pk, "adressen": adressen}, retry=False)
    except Exception:
        # Whatever is wrong with the broker, publishing must go on.
        log.exception("toetsronde_niet_verstuurd", ronde=ronde.pk)
        ronde.klaar_op = timezone.now()
        ronde.mislukt = [{"adres": "", "reden": "De wachtrij is niet bereikbaar."}]
        ronde.save(update_fields=["klaar_op", "mislukt"])


def _portion(*, ronde: Toetsronde, paginas: Sequence[Toetspagina], gedaan: int) -> None:
    def tell(klaar: int, wat: Waarneming | Mislukt) -> None:
        # By another thread, which would leave a connection of its own behind; the portions tell enough.
        log.debug("toets_voortgang", ronde=ronde.pk, klaar=gedaan + klaar, pad=wat.adres)

    instelling = Instelling(
        basis=settings.SITE_URL,
        motoren=fast_and_slow() if ronde.soort == Rondesoort.NACHTELIJK else SNEL,
        processen=settings.TOETSEN_BROWSERS,
        personen=personen(),
        met_beeld=True,
    )
    uitslag = run(paginas=paginas, instelling=instelling, bij=tell)
    ronde.gedaan = min(gedaan + len(paginas), ronde.adressen)
    record(ronde=ronde, uitslag=uitslag)


def _keep(gevonden: Gevonden, probleem: Probleem, op: datetime) -> None:
    schil = probleem.route == SCHIL
    herkomst = find_herkomst(probleem.adres, route=probleem.route)
    gevonden.eis, gevonden.regel, gevonden.motoren = probleem.eis, probleem.regel, list(probleem.motoren)
    gevonden.zekerheid, gevonden.adres = probleem.zekerheid.value, probleem.adres[:500]
    gevonden.toestand = probleem.toestand[:60]
    gevonden.paginasoort = SCHIL if schil else herkomst.paginasoort[:120]
    gevonden.organisatie = "" if schil else herkomst.organisatie[:255]
    gevonden.redacteur_id = None if schil else herkomst.redacteur_id
    gevonden.plek, gevonden.fragment, gevonden.uitleg = probleem.plek[:500], probleem.fragment, probleem.uitleg
    gevonden.weergaven, gevonden.aantal = list(probleem.weergaven), probleem.aantal
    gevonden.laatst_gezien, gevonden.hersteld_op = op, None
    if probleem.beeld:
        bestand = _picture(gevonden.sleutel)
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_bytes(probleem.beeld)
        gevonden.beeld = bestand.name
    gevonden.save()


def _by_key(problemen: Iterable[Probleem]) -> dict[str, Probleem]:
    """Each problem by its key; what is known to stand on many pages is that problem, also when one page was checked."""
    alle = list(problemen)
    schil = Gevonden.objects.filter(sleutel__in=[probleem.schilsleutel for probleem in alle], hersteld_op=None)
    bekend = {gevonden.sleutel: gevonden for gevonden in schil}
    return {probleem.sleutel: probleem for probleem in (_as_known(probleem, bekend) for probleem in alle)}


def _as_known(probleem: Probleem, schil: Mapping[str, Gevonden]) -> Probleem:
    gevonden = schil.get(probleem.schilsleutel)
    if gevonden is None:
        return probleem
    return replace(probleem, route=SCHIL, adres=gevonden.adres, aantal=max(probleem.aantal, gevonden.aantal))


def _close_gone(*, uitslag: Uitslag, gezien: Mapping[str, Probleem], op: datetime) -> None:
    """Close what was not seen on the pages that were checked whole, by the engines that know it."""
    mislukt = {mislukt.adres for mislukt in uitslag.mislukt}
    adressen = {adres for adres, _ in uitslag.adressen if adres not in mislukt}
    for gevonden in Gevonden.objects.filter(hersteld_op=None, adres__in=adressen).exclude(sleutel__in=gezien):
        if set(gevonden.motoren) <= set(uitslag.motoren):
            gevonden.hersteld_op = op
            gevonden.save(update_fields=["hersteld_op"])


def _sum(eerder: Mapping[str, Any], erbij: Mapping[str, float]) -> dict[str, float]:
    namen: Iterable[str] = dict.fromkeys((*eerder, *erbij))
    return {naam: round(float(eerder.get(naam, 0)) + erbij.get(naam, 0.0), 1) for naam in namen}
