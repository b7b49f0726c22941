"""What a source gave as plain facts: for the file to take along, and to choose from when one of them is wrong.

The pages have templates of their own; this is the same in rows of label and value.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from mijnomgeving.bronnen.brk.models import Onroerendezaak, Recht
from mijnomgeving.bronnen.brp.models import Familielid, Ingeschrevene, Partner
from mijnomgeving.bronnen.duo.models import Diploma
from mijnomgeving.bronnen.historie.models import Verblijf
from mijnomgeving.bronnen.inkomen.models import Inkomen
from mijnomgeving.bronnen.kvk.models import Bestuur, Profiel, Vestigingsregel
from mijnomgeving.bronnen.rdw.models import Voertuig
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.bronnen.uitkeringen.models import Periode, Uitkering
from mijnomgeving.bronnen.woz.models import WozObject
from mijnomgeving.gegevens.woorden import UITKERINGEN, format_kenteken
from portal.core.datum import OnzekereDatum
from toegankelijkheid.componenten.gegevens import datum


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact.

    Args:
        label: what it is, in the language of the page.
        waarde: the fact as people read it.
        van: of which thing where there are several, e.g. 'TOYOTA YARIS'.
        gegeven: its path in the answer of the register, by which a doubt is reported; empty where that cannot be.
    """

    label: str
    waarde: str
    van: str = ""
    gegeven: str = ""


def in_words(waarde: date | OnzekereDatum | None) -> str:
    """A date as text; 'onbekend' for none."""
    return strip_tags(str(datum(waarde))) or _("onbekend")


def euro(bedrag: int | Decimal) -> str:
    """An amount as people write it."""
    cijfers = 0 if isinstance(bedrag, int) else 2
    return f"€ {number_format(bedrag, decimal_pos=cijfers, force_grouping=True)}"


def of_persoon(ik: Ingeschrevene | None) -> list[Feit]:
    """Who somebody is, where somebody lives, and the family."""
    if ik is None:
        return []
    return [*_wie(ik), *of_adres(ik), *_familie(ik), *_gezag(ik)]


def of_adres(ik: Ingeschrevene | None) -> list[Feit]:
    """Where somebody lives now."""
    if ik is None:
        return []
    adres = ", ".join(ik.adres) or _("onbekend")
    rijen = [Feit(_("Adres"), adres, gegeven="adressering.adresregel1")]
    if ik.woont_daar_sinds:
        rijen.append(Feit(_("U woont hier sinds"), in_words(ik.woont_daar_sinds), gegeven="verblijfplaats.datumVan"))
    if ik.gemeente:
        rijen.append(Feit(_("Gemeente"), ik.gemeente, gegeven="gemeenteVanInschrijving"))
    return rijen


def of_verblijven(verblijven: Iterable[Verblijf]) -> list[Feit]:
    """Where somebody lived before."""
    return [
        Feit(
            _("%(van)s tot %(tot)s") % {"van": in_words(verblijf.van), "tot": in_words(verblijf.tot)},
            ", ".join(verblijf.adres) or _("Adres onbekend"),
            gegeven="verblijfplaats",
        )
        for verblijf in verblijven
        if verblijf.tot
    ]


def of_reisdocumenten(documenten: Iterable[Reisdocument]) -> list[Feit]:
    """Passports and identity cards."""
    rijen = []
    for document in documenten:
        soort = document.soort or _("Reisdocument")
        rijen.append(Feit(_("Nummer"), document.nummer, soort))
        rijen.append(Feit(_("Geldig tot"), in_words(document.geldig_tot), soort))
        if document.ingenomen_op:
            rijen.append(Feit(_("Niet meer geldig sinds"), in_words(document.ingenomen_op), soort))
    return rijen


def of_onroerend(zaken: Iterable[Onroerendezaak]) -> list[Feit]:
    """Land and homes."""
    rijen = []
    for zaak in zaken:
        adres = ", ".join(zaak.adressen) or _("Grond zonder adres")
        rijen.append(Feit(_("Adres"), adres, zaak.aanduiding, "adressen"))
        if zaak.oppervlakte:
            rijen.append(Feit(_("Oppervlakte"), f"{zaak.oppervlakte} m²", zaak.aanduiding, "kadastraleGrootte"))
        if zaak.koopsom:
            rijen.append(Feit(_("Koopsom"), euro(zaak.koopsom), zaak.aanduiding, "koopsom"))
    return rijen


def of_rechten(regels: Iterable[tuple[Onroerendezaak, Recht]]) -> list[Feit]:
    """Rights on land and homes."""
    return [
        Feit(_("Recht"), f"{_(recht.soort)} ({recht.teller}/{recht.noemer})", zaak.aanduiding, "zakelijkGerechtigden")
        for zaak, recht in regels
    ]


def of_voertuigen(voertuigen: Iterable[Voertuig]) -> list[Feit]:
    """Vehicles."""
    rijen = []
    for voertuig in voertuigen:
        van = f"{voertuig.merk} {voertuig.handelsbenaming} ({format_kenteken(voertuig.kenteken)})"
        rijen.append(Feit(_("Op naam sinds"), in_words(voertuig.op_naam_sinds), van, "tenaamstelling"))
        soort = ", ".join(filter(None, (voertuig.soort, voertuig.brandstof, voertuig.kleur)))
        rijen.append(Feit(_("Soort"), soort, van, "voertuig"))
        if voertuig.apk_tot:
            rijen.append(Feit(_("APK geldig tot en met"), in_words(voertuig.apk_tot), van, "vervaldatumApk"))
    return rijen


def of_woz(objecten: Iterable[WozObject]) -> list[Feit]:
    """Values of property."""
    return [
        Feit(
            _("Waarde op %(datum)s") % {"datum": in_words(waarde.peildatum)},
            euro(waarde.bedrag),
            item.adres,
            "vastgesteldeWaarde",
        )
        for item in objecten
        for waarde in item.waarden
    ]


def of_inkomens(inkomens: Iterable[Inkomen]) -> list[Feit]:
    """Income per year."""
    return [
        Feit(
            _("Verzamelinkomen") if inkomen.verzamelinkomen else _("Belastbaar loon"),
            f"{euro(inkomen.bedrag)}{' (' + _('voorlopig') + ')' if inkomen.voorlopig else ''}",
            str(inkomen.jaar),
            "geregistreerdInkomen",
        )
        for inkomen in inkomens
    ]


def of_uitkeringen(uitkeringen: Iterable[Uitkering]) -> list[Feit]:
    """Benefits."""
    rijen = []
    for uitkering in uitkeringen:
        van = f"{_(UITKERINGEN[uitkering.soort])} ({uitkering.organisatie})"
        periode = _("per maand") if uitkering.periode is Periode.MAAND else _("per kwartaal")
        rijen.append(Feit(_("Bedrag vóór belasting"), f"{euro(uitkering.bruto)} {periode}", van))
        rijen.append(Feit(_("Sinds"), in_words(uitkering.ingang), van))
        if uitkering.einde:
            rijen.append(Feit(_("Tot"), in_words(uitkering.einde), van))
    return rijen


def of_diplomas(diplomas: Iterable[Diploma]) -> list[Feit]:
    """Diplomas."""
    return [
        Feit(
            _("Gehaald op %(datum)s") % {"datum": in_words(diploma.uitgereikt_op)},
            f"{diploma.opleiding}, {diploma.instelling}",
            f"{diploma.soort} {diploma.niveau}".strip(),
        )
        for diploma in diplomas
    ]


def of_profiel(profiel: Profiel | None) -> list[Feit]:
    """How a company is registered."""
    if profiel is None:
        return []
    rijen = [
        Feit(_("Naam"), profiel.naam, gegeven="naam"),
        Feit(_("KVK-nummer"), profiel.kvk_nummer),
        Feit(_("RSIN"), profiel.rsin),
        Feit(_("Rechtsvorm"), profiel.rechtsvorm, gegeven="rechtsvorm"),
        *(Feit(_("Handelsnaam"), naam, gegeven="handelsnamen") for naam in profiel.handelsnamen),
        *(Feit(_("Adres"), adres.regel, gegeven="adressen") for adres in profiel.adressen),
        *(Feit(_("Activiteit"), item.omschrijving, gegeven="sbiActiviteiten") for item in profiel.activiteiten),
    ]
    return [rij for rij in rijen if rij.waarde]


def of_vestigingen(vestigingen: Iterable[Vestigingsregel]) -> list[Feit]:
    """The places of a company."""
    return [
        Feit(_("Adres"), vestiging.adres.regel or _("Afgeschermd"), vestiging.naam, "vestigingen")
        for vestiging in vestigingen
    ]


def of_bestuur(bestuur: Bestuur | None) -> list[Feit]:
    """Who runs a company."""
    functionarissen = bestuur.functionarissen if bestuur else ()
    return [Feit(iemand.functie.capitalize(), iemand.naam, gegeven="functionarissen") for iemand in functionarissen]


def _wie(ik: Ingeschrevene) -> Iterator[Feit]:
    yield Feit(_("Naam"), ik.volledige_naam, gegeven="naam.volledigeNaam")
    if ik.geboorte:
        yield Feit(_("Geboren op"), in_words(ik.geboorte.datum), gegeven="geboorte.datum")
        waar = ", ".join(filter(None, (ik.geboorte.plaats, ik.geboorte.land))) or _("onbekend")
        yield Feit(_("Geboren in"), waar, gegeven="geboorte.plaats")
    if ik.geslacht:
        yield Feit(_("Geslacht"), ik.geslacht, gegeven="geslacht")
    if ik.nationaliteiten:
        yield Feit(_("Nationaliteit"), ", ".join(ik.nationaliteiten), gegeven="nationaliteiten")
    if ik.verblijfstitel:
        yield Feit(_("Verblijfsrecht"), ik.verblijfstitel.aanduiding or _("onbekend"), gegeven="verblijfstitel")


def _familie(ik: Ingeschrevene) -> Iterator[Feit]:
    for partner in ik.partners:
        soort = _("Vorige partner") if partner.tot else _("Partner")
        yield Feit(soort, _lid(partner), gegeven="partners")
    for kind in ik.kinderen:
        yield Feit(_("Kind"), _lid(kind), gegeven="kinderen")
    for ouder in ik.ouders:
        yield Feit(_("Ouder"), _lid(ouder), gegeven="ouders")


def _gezag(ik: Ingeschrevene) -> Iterator[Feit]:
    for gezag in ik.gezag:
        houders = [*gezag.houders, *([_("iemand die niet met naam bekend is")] if gezag.onbekende_houder else [])]
        yield Feit(
            _("Gezag over %(kind)s") % {"kind": gezag.kind}, ", ".join(houders) or _("onbekend"), gegeven="gezag"
        )


def _lid(lid: Familielid | Partner) -> str:
    if lid.geboortedatum is None:
        return lid.naam
    return _("%(naam)s, geboren: %(datum)s") % {"naam": lid.naam, "datum": in_words(lid.geboortedatum)}
