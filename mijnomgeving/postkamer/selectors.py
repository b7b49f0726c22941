"""What is kept of a company's mailbox, to hand over."""

from typing import Any

from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.postkamer.models import Postadres, Postcollega, Postlezing, Postnotitie, Toewijzing
from mijnomgeving.postkamer.verdeling import DOEL, read_naam
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import unseal_json


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of this company's mailbox (AVG art. 15 and 20); a bericht stands there by its key only."""
    namen = Sleutelbos.of(betrokkene).namen
    collegas = {rij.pk: read_naam(rij) for rij in Postcollega.objects.filter(onderneming__in=namen)}
    return [
        *(
            {
                "bericht": rij.bericht,
                "voor": collegas.get(rij.collega_id, ""),
                "op": rij.op.isoformat(),
                "klaarOp": rij.klaar_op.isoformat() if rij.klaar_op else None,
            }
            for rij in Toewijzing.objects.filter(onderneming__in=namen)
        ),
        *(
            {"bericht": rij.bericht, "geopendDoor": collegas.get(rij.collega_id, ""), "op": rij.op.isoformat()}
            for rij in Postlezing.objects.filter(onderneming__in=namen)
        ),
        *(
            {
                "bericht": rij.bericht,
                "notitieVan": collegas.get(rij.collega_id, ""),
                "op": rij.op.isoformat(),
                "tekst": unseal_json(rij.tekst, geheim=str(rij.kenmerk), doel=DOEL),
            }
            for rij in Postnotitie.objects.filter(onderneming__in=namen)
        ),
        *(
            {"adresOpgegevenDoor": collegas.get(rij.collega_id or 0, ""), "op": rij.op.isoformat()}
            for rij in Postadres.objects.filter(onderneming__in=namen)
        ),
    ]
