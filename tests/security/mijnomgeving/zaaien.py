"""What somebody does in the portal, so that everything that can have an address has one."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import uuid4

from django.test import Client

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Invulling
from mijnomgeving.bronnen.registry import afspraken_bronnen
from mijnomgeving.inzendingen import bezorgers
from mijnomgeving.inzendingen.bezorgers import Zending
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.inzendingen.services import submit
from mijnomgeving.stappenlijsten.services import save_lijst
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from portal.toegang.persoon import Sessiepersoon
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory

PROEF = "proef.matrix"


async def bring(_zending: Zending, _deadline: Deadline) -> str:
    """Take it in."""
    return "KENMERK-1"


def sow(client: Client, *, woorden: str = "Huis") -> None:
    """Folders, consents, a machtiging, a list of steps, something sent: all in the words given."""
    persoon = Sessiepersoon.from_session(client.session["persoon"])
    bezorgers._bezorgers.setdefault(PROEF, bring)
    submit(
        persoon=persoon,
        soort=Soort.VRAAG,
        bezorger=PROEF,
        bestemming="Gemeente Utrecht",
        onderwerp=f"Vraag over {woorden}",
        kopie=[("Uw vraag", woorden)],
        opdracht={"tekst": woorden},
        sleutel=uuid4(),
        terug="/mijn/",
    )
    if not LevensgebeurtenisPagina.objects.filter(slug="verhuizen").exists():
        LevensgebeurtenisPaginaFactory(title="Verhuizen")
    _book(persoon)
    save_lijst(persoon=persoon, invulling=Invulling("verhuizen", date(2026, 11, 9), {}))
    client.post("/mijn/berichten/mappen/", {"naam": woorden[:30]})
    for doel in ("suggesties", "uittreksel", "regelingen"):
        client.post(f"/mijn/toestemmingen/{doel}/geven/")
    client.post("/mijn/machtigingen/geven/", {"diensten": ["zaken"], "tot": ""})
    client.post("/mijn/inzage/filteren/", {"periode": "alles", "soort": "organisatie"})


def _book(persoon: Sessiepersoon) -> None:
    """An appointment at the first organisation that has an agenda."""
    for bron in afspraken_bronnen()[:1]:
        deadline = Deadline.after(10.0)
        [soorten] = run_together(bron.list_soorten(deadline=deadline), deadline=deadline)
        vanaf = date.today() + timedelta(days=1)  # noqa: DTZ011 - the agenda has days of its own
        vraag = bron.list_vrij(soorten[0].code, vanaf=vanaf, tot=vanaf + timedelta(days=14), deadline=deadline)
        [vrij] = run_together(vraag, deadline=deadline)
        wie, nummer = persoon.betrokkene, str(uuid4())
        boek = bron.book(wie, afspraak_id=nummer, soort=soorten[0].code, begin=vrij[-1].begin, deadline=deadline)
        run_together(boek, deadline=deadline)


def send_form(client: Client, pad: str, velden: Mapping[str, object]) -> int:
    """Fill in the form of a page with these, its hidden fields as they stand; the status of the answer."""
    html = client.get(pad).content.decode()
    verborgen = {
        naam: waarde
        for veld in re.findall(r"<input\b[^>]*type=\"hidden\"[^>]*>", html)
        for naam, waarde in [(_attr(veld, "name"), _attr(veld, "value"))]
        if naam and naam != "csrfmiddlewaretoken"
    }
    return client.post(pad, {**verborgen, **velden}).status_code


def _attr(veld: str, naam: str) -> str:
    found = re.search(rf'\b{naam}="([^"]*)"', veld)
    return found[1] if found else ""
