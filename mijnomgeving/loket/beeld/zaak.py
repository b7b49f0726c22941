"""One zaak of the person in full, as far as there is a ground."""

from django.utils.translation import gettext_noop

from mijnomgeving.inzendingen.selectors import GetoondeInzending
from mijnomgeving.loket.beeld.maken import make_contact, make_keten, make_taak, make_zaak
from mijnomgeving.loket.beeld.selectors import may_read_along
from mijnomgeving.loket.beeld.velden import (
    Besluitregel,
    Documentregel,
    Overdrachtregel,
    Rechtsmiddelregel,
    Stapregel,
    Verstuurdregel,
    Zaakdetail,
)
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.reikwijdte import Grond
from mijnomgeving.zaken.beeld import ZaakBeeld, find_zaak
from mijnomgeving.zaken.selectors import ZakenLijst
from portal.core.resultaat import SourceResult


def read_zaak(lezing: LoketLezing, sleutel: str) -> tuple[Zaakdetail | None, tuple[SourceResult[object], ...]]:
    """The zaak with this key, and the sources that did not answer; None when this person has no such zaak to see."""
    gevonden = find_zaak(lezing, sleutel)
    if isinstance(gevonden, ZakenLijst):
        return None, gevonden.ontbreekt
    verstuurd = _list_verstuurd(lezing, gevonden)
    return _make(lezing, gevonden, verstuurd), gevonden.ontbreekt


def _list_verstuurd(lezing: LoketLezing, beeld: ZaakBeeld) -> tuple[Verstuurdregel, ...]:
    """What the person sent about it through the portal: that and when, after the look was logged."""
    gegevens = gettext_noop("wat u over uw zaak verstuurde")
    if not beeld.verstuurd or not lezing.read_eigen(bron=beeld.getoond.zaak.bron, onderdeel="zaken", gegevens=gegevens):
        return ()
    return tuple(
        Verstuurdregel(soort=regel.soort, op=regel.ingediend_op, stand=_stand(regel)) for regel in beeld.verstuurd
    )


def _stand(regel: GetoondeInzending) -> str:
    if regel.onderweg:
        return "onderweg"
    return "aangekomen" if regel.aangekomen else "niet aangenomen"


def _make(lezing: LoketLezing, beeld: ZaakBeeld, verstuurd: tuple[Verstuurdregel, ...]) -> Zaakdetail:
    zaak, termijn, met_inhoud = beeld.getoond.zaak, beeld.termijn, may_read_along(lezing, beeld.getoond.zaak.bron)
    op_url = {regel.zaak.url: make_zaak(regel) for regel in beeld.reis_stappen}
    return Zaakdetail(
        regel=make_zaak(beeld.getoond),
        toelichting=zaak.toelichting,
        uitleg=beeld.getoond.uitleg,
        gevraagd=beeld.getoond.gevraagd,
        gevraagd_voor=beeld.getoond.actie.uiterlijk if beeld.getoond.actie else None,
        beslist_voor=termijn.eind if termijn else None,
        beslist_berekend=termijn is not None and not termijn.van_bron,
        dagen=termijn.dagen if termijn else None,
        staat_stil=termijn is not None and termijn.stil,
        te_laat=beeld.te_laat,
        verlengd=termijn.verlengd if termijn else "",
        afdeling=beeld.afdeling,
        stappen=tuple(Stapregel(stap.omschrijving, stap.stand, stap.gezet_op) for stap in beeld.stappen),
        keten=make_keten(beeld.reis, op_url) if beeld.reis else None,
        overdrachten=tuple(Overdrachtregel(deel.van, deel.naar, deel.op, deel.wat) for deel in beeld.overdrachten),
        besluiten=tuple(
            Besluitregel(besluit.soort, besluit.genomen_op, besluit.ingaand_op, besluit.vervalt_op)
            for besluit in beeld.besluiten
        ),
        rechtsmiddelen=tuple(
            Rechtsmiddelregel(middel.besluit, middel.tot, middel.dagen, middel.beroep, not middel.van_bron)
            for middel in beeld.rechtsmiddelen
        ),
        documenten=tuple(
            Documentregel(stuk.document_id, stuk.titel, stuk.auteur, stuk.datum, stuk.ingediend)
            for stuk in beeld.documenten
        ),
        documenten_open=isinstance(lezing.find_grond(zaak.bron, "berichtinhoud"), Grond),
        taken=tuple(make_taak(taak) for taak in beeld.taken),
        contacten=tuple(make_contact(contact, met_inhoud=met_inhoud) for contact in beeld.contacten),
        verstuurd=verstuurd,
    )
