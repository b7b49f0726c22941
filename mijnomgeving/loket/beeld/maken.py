"""From what sources give to what the page shows: the only place where their fields are copied."""

from collections.abc import Mapping, Sequence

from mijnomgeving.bronnen.brp.kop import Persoonskop
from mijnomgeving.bronnen.brp.models import Opschorting
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.kvk.models import Bestuur, Profiel
from mijnomgeving.bronnen.taken.models import Taaksoort
from mijnomgeving.loket.beeld.velden import Contactregel, Ketenregel, Kop, Machtigingregel, Taakregel, Zaakregel
from mijnomgeving.taken.selectors import GetoondeTaak
from mijnomgeving.zaken.reis import Reis
from mijnomgeving.zaken.selectors import Getoond
from portal.toegang.bevoegdheden.models import Bevoegdheid
from portal.toegang.woorden import dienstnamen, soortnaam

TE_DOEN, ONDERWEG, KLAAR = "te doen", "verstuurd", "klaar"
_SOORTEN: Mapping[Taaksoort, str] = {
    Taaksoort.UPLOAD: "document insturen",
    Taaksoort.FORMULIER: "formulier invullen",
    Taaksoort.BETALING: "betalen",
    Taaksoort.BEVESTIGEN: "bevestigen",
    Taaksoort.ONDERTEKENEN: "ondertekenen",
    Taaksoort.AFSPRAAK: "afspraak maken",
    Taaksoort.OVERIG: "iets anders",
}
_OPSCHORTING: Mapping[Opschorting, str] = {
    Opschorting.OVERLEDEN: "Deze persoon is overleden.",
    Opschorting.VERTROKKEN: "Deze persoon woont niet meer in Nederland.",
    Opschorting.NIET_INGEZETEN: "Deze persoon staat als niet-ingezetene in de BRP.",
    Opschorting.ANDERS: "De gemeente houdt de gegevens van deze persoon niet meer bij.",
}


def make_persoonskop(kop: Persoonskop) -> Kop:
    """The head of the page of a person, with what one must know before anything else."""
    let_op = [_OPSCHORTING[kop.opschorting]] if kop.opschorting else []
    if kop.curatele:
        let_op.append("Deze persoon staat onder curatele. Regel zaken met de curator.")
    if kop.geheim:
        let_op.append(
            "Deze persoon heeft geheimhouding. U ziet geen adres. Noem het adres niet en geef het aan niemand door."
        )
    if kop.niet_op_adres:
        let_op.append("De gemeente stelde vast dat deze persoon niet meer op dit adres woont.")
    if kop.onderzoek:
        wat = ", ".join(deel.removeprefix("uw ") for deel in kop.onderzoek)
        let_op.append(f"De gemeente onderzoekt of dit klopt: {wat}.")
    return Kop(naam=kop.naam, geboren=kop.geboren, adres=kop.adres, let_op=tuple(let_op))


def make_bedrijfskop(profiel: Profiel, bestuur: Bestuur | None) -> Kop:
    """The head of the page of a company; who leads it is not needed to help it."""
    bezoek = [adres.regel for adres in profiel.adressen if adres.soort == "bezoekadres" and not adres.afgeschermd]
    let_op = ["Deze onderneming is gestopt."] if profiel.beeindigd_op else []
    if any(adres.afgeschermd for adres in profiel.adressen):
        let_op.append("Een adres van deze onderneming is afgeschermd. Geef het aan niemand door.")
    if bestuur and bestuur.rechtstoestand:
        let_op.append(f"In het Handelsregister staat: {bestuur.rechtstoestand.soort.lower()}. Vraag naar de curator.")
    return Kop(
        naam=profiel.naam,
        geboren=None,
        adres=tuple(bezoek[:1]),
        let_op=tuple(let_op),
        rechtsvorm=profiel.rechtsvorm,
        kvk_nummer=profiel.kvk_nummer,
    )


def make_zaak(getoond: Getoond) -> Zaakregel:
    """A zaak in the list."""
    zaak = getoond.zaak
    return Zaakregel(
        sleutel=getoond.sleutel,
        bron=zaak.bron,
        omschrijving=zaak.omschrijving,
        nummer=zaak.identificatie,
        stand=zaak.stand,
        status=zaak.status.omschrijving if zaak.status else "",
        resultaat=zaak.resultaat,
        ingediend_op=zaak.ingediend_op,
        verwacht_op=zaak.verwacht_op,
        uiterlijk_op=zaak.uiterlijk_op,
        afgerond_op=zaak.afgerond_op,
        vestigingen=getoond.vestigingen,
        controle=zaak.controle,
    )


def make_keten(reis: Reis, op_url: Mapping[str, Zaakregel]) -> Ketenregel:
    """A course of events over organisations."""
    return Ketenregel(zaken=tuple(op_url[zaak.url] for zaak in reis.zaken), klaar=reis.klaar, stil=reis.stil)


def make_taak(getoond: GetoondeTaak) -> Taakregel:
    """A taak in the list."""
    return Taakregel(
        sleutel=getoond.sleutel,
        bron=getoond.taak.bron,
        titel=getoond.taak.titel,
        soort=_SOORTEN[getoond.taak.soort],
        laatste_dag=getoond.laatste_dag,
        dagen=getoond.dagen,
        zaaknummer=getoond.taak.zaaknummer,
        stand=TE_DOEN if getoond.te_doen else ONDERWEG if getoond.onderweg else KLAAR,
        betaling=getoond.is_betaling,
    )


def make_contact(contact: Contactmoment, *, met_inhoud: bool) -> Contactregel:
    """What was spoken about; what was said only where the ground reaches that far."""
    return Contactregel(
        bron=contact.bron,
        kanaal=contact.kanaal,
        onderwerp=contact.onderwerp,
        inhoud=contact.inhoud if met_inhoud else "",
        op=contact.op,
        zaaknummers=contact.zaaknummers,
        wacht_op_antwoord=contact.wacht_op_antwoord,
    )


def make_machtigingen(rijen: Sequence[Bevoegdheid]) -> tuple[Machtigingregel, ...]:
    """Who may act now, each kind of right once; what ended or never began is not needed."""
    return tuple(
        Machtigingregel(
            wie=rij.door_naam,
            soort=soortnaam(rij.soort),
            diensten=", ".join(dienstnamen(rij.diensten)) or "alles",
            tot=rij.tot,
        )
        for rij in rijen
        if rij.geldig
    )
