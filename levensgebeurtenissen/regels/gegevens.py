"""The inputs of all rules: one name, one meaning."""

from levensgebeurtenissen.regels.basis import Gegeven
from levensgebeurtenissen.regels.basis import gettext_noop as _

GEBOORTEDATUM = Gegeven(
    "geboortedatum", _("Geboortedatum"), _("De hele datum. Is de dag of maand onbekend, dan rekenen wij niet.")
)
IN_NEDERLAND = Gegeven(
    "in_nederland", _("Woont in Nederland"), _("U staat ingeschreven in de Basisregistratie Personen.")
)
PARTNER = Gegeven(
    "partner",
    _("Partner"),
    _("Bent u getrouwd of geregistreerd partner, of woont u samen met iemand die voor deze regeling als partner telt?"),
)
KINDEREN = Gegeven(
    "kinderen", _("Geboortedatums van kinderen"), _("Van al uw kinderen, ook pleegkinderen en stiefkinderen.")
)
KINDEREN_THUIS = Gegeven("kinderen_thuis", _("Kinderen wonen bij u"), _("Uw kinderen wonen bij u en u zorgt voor hen."))
INKOMEN = Gegeven(
    "inkomen",
    _("Uw inkomen per jaar"),
    _(
        "Het toetsingsinkomen: uw verzamelinkomen, of uw belastbare loon als u geen aangifte doet. "
        "In hele euro's per jaar."
    ),
)
PARTNERINKOMEN = Gegeven(
    "partnerinkomen",
    _("Inkomen van uw partner per jaar"),
    _("Ook dit is het toetsingsinkomen, in hele euro's per jaar."),
)
VERMOGEN = Gegeven(
    "vermogen",
    _("Vermogen op 1 januari"),
    _(
        "Spaargeld, beleggingen en een tweede huis, min schulden, op 1 januari van dit jaar. "
        "Uw eigen woning telt niet mee. Hebt u een partner, tel dan alles samen."
    ),
)
ZORGVERZEKERD = Gegeven("zorgverzekerd", _("Zorgverzekering"), _("U hebt een Nederlandse basisverzekering."))
HUURT = Gegeven("huurt", _("U huurt"), _("U huurt een woning met een eigen voordeur, keuken en wc."))
REKENHUUR = Gegeven(
    "rekenhuur", _("Huur per maand"), _("De kale huur per maand. Servicekosten tellen sinds 2026 niet mee.")
)
HUISHOUDEN = Gegeven(
    "huishouden", _("Aantal bewoners"), _("Iedereen die bij u ingeschreven staat, uzelf ook. Onderhuurders niet.")
)
JAREN_BUITENLAND = Gegeven(
    "jaren_buitenland",
    _("Jaren buiten Nederland"),
    _("Hele jaren die u niet in Nederland woonde of werkte, in de vijftig jaar voor uw AOW-leeftijd."),
)
NETTO_PER_MAAND = Gegeven(
    "netto_per_maand",
    _("Netto inkomen per maand"),
    _("Wat u nu netto per maand krijgt, met dat van uw partner. Toeslagen en kinderbijslag tellen niet mee."),
)
KOSTENDELERS = Gegeven(
    "kostendelers",
    _("Medebewoners van 27 jaar en ouder"),
    _(
        "Mensen van 27 jaar of ouder met wie u de kosten deelt. "
        "Uw partner, studenten en huurders met een contract tellen niet."
    ),
)
JAREN_LAAG_INKOMEN = Gegeven(
    "jaren_laag_inkomen",
    _("Jaren met een laag inkomen"),
    _("Hoeveel jaar achter elkaar uw inkomen niet hoger was dan de bijstand."),
)
WERKLOOS_SINDS = Gegeven("werkloos_sinds", _("Eerste dag zonder werk"), _("De eerste dag dat u geen loon meer krijgt."))
WEKENEIS = Gegeven(
    "wekeneis", _("26 van de laatste 36 weken"), _("U werkte in ten minste 26 van de 36 weken voordat u werkloos werd.")
)
JARENEIS = Gegeven(
    "jareneis",
    _("4 van de laatste 5 jaar"),
    _("U kreeg in ten minste 4 van de laatste 5 kalenderjaren loon over 208 uur of meer."),
)
ARBEIDSJAREN = Gegeven(
    "arbeidsjaren", _("Jaren gewerkt"), _("Uw hele arbeidsverleden in hele jaren, zoals UWV het noemt.")
)
ARBEIDSJAREN_TOT_2016 = Gegeven(
    "arbeidsjaren_tot_2016", _("Waarvan voor 2016"), _("Hoeveel van die jaren voor 1 januari 2016 liggen.")
)
WW_GEHAD = Gegeven("ww_gehad", _("WW op"), _("U kreeg langer dan drie maanden WW en die is afgelopen."))
OPLEIDING = Gegeven(
    "opleiding",
    _("Opleiding"),
    _("'mbo' voor een voltijdse mbo-opleiding (bol), 'ho' voor hbo of universiteit, leeg voor geen."),
)
THUISWONEND = Gegeven("thuiswonend", _("Woont bij ouders"), _("U woont bij een van uw ouders."))
WERKT = Gegeven(
    "werkt",
    _("Werk, opleiding of traject"),
    _("U werkt, studeert of volgt een traject naar werk. Hebt u een partner, dan geldt het voor allebei."),
)
OPVANGUREN = Gegeven(
    "opvanguren",
    _("Uren opvang per maand"),
    _("Uren per maand voor één kind, in een opvang uit het Landelijk Register Kinderopvang."),
)
UURPRIJS = Gegeven("uurprijs", _("Prijs per uur"), _("Wat u per uur aan de opvang betaalt."))
OPVANGSOORT = Gegeven("opvangsoort", _("Soort opvang"), _("'dagopvang', 'bso' of 'gastouder'."))
DOCUMENT_TOT = Gegeven(
    "document_tot", _("Geldig tot"), _("De laatste dag die op uw paspoort of identiteitskaart staat.")
)
APK_TOT = Gegeven("apk_tot", _("APK geldig tot"), _("De laatste dag van de APK, zoals de RDW die kent."))
EERSTE_TOELATING = Gegeven(
    "eerste_toelating", _("Eerste toelating"), _("De dag waarop de auto voor het eerst op de weg mocht.")
)
BRANDSTOF = Gegeven("brandstof", _("Brandstof"), _("'benzine', 'elektrisch', 'diesel' of 'gas'."))
DAGTEKENING = Gegeven("dagtekening", _("Datum op de WOZ-beschikking"), _("De datum die op de brief of aanslag staat."))
OMZET = Gegeven("omzet", _("Omzet per kalenderjaar"), _("Uw omzet in Nederland in een kalenderjaar, zonder btw."))
UREN = Gegeven(
    "uren",
    _("Uren voor uw onderneming"),
    _("Uren die u dit jaar voor uw onderneming werkt, ook als u niets kunt factureren."),
)
JAREN_ONDERNEMER = Gegeven(
    "jaren_ondernemer", _("Jaren ondernemer"), _("In hoeveel van de vijf jaren hiervoor u ondernemer was.")
)
KEREN_AFTREK = Gegeven(
    "keren_aftrek", _("Zelfstandigenaftrek gehad"), _("In hoeveel van die vijf jaren u zelfstandigenaftrek kreeg.")
)
RECHTSVORM = Gegeven(
    "rechtsvorm", _("Rechtsvorm"), _("Zoals het Handelsregister die noemt, bijvoorbeeld 'besloten vennootschap'.")
)
GEWIJZIGD_OP = Gegeven("gewijzigd_op", _("Dag van de wijziging"), _("De dag waarop iets in uw onderneming veranderde."))
ONTVANGEN = Gegeven("ontvangen", _("Aanvraag ontvangen"), _("De dag waarop de organisatie uw aanvraag ontving."))
BEKENDGEMAAKT = Gegeven(
    "bekendgemaakt", _("Besluit bekendgemaakt"), _("De dag waarop het besluit is verstuurd of uitgereikt.")
)
TERMIJN_WEKEN = Gegeven(
    "termijn_weken",
    _("Termijn in weken"),
    _("De termijn uit de wet voor dit besluit. Staat er geen in de wet, dan geldt hoogstens acht weken."),
)
INGEBREKESTELLING = Gegeven(
    "ingebrekestelling", _("Ingebrekestelling ontvangen"), _("De dag waarop de organisatie uw brief ontving.")
)
WERKNEMERS = Gegeven(
    "werknemers", _("Aantal werknemers"), _("Iedereen die bij u in dienst is, ook voor een paar uur per week.")
)
ONTWIKKELT = Gegeven(
    "ontwikkelt",
    _("U ontwikkelt iets nieuws"),
    _("Een product, proces of software dat technisch nieuw is voor uw bedrijf, en waarvan u niet weet of het lukt."),
)
ONTWIKKELUREN = Gegeven("ontwikkeluren", _("Uren ontwikkelen"), _("Uren per kalenderjaar dat u zelf ontwikkelt."))
INVESTERING_ENERGIE = Gegeven(
    "investering_energie",
    _("Investering in energiebesparing"),
    _("Wat één machine, installatie of aanpassing kost die energie bespaart, zonder btw."),
)
EIA_LIJST = Gegeven(
    "eia_lijst", _("Staat op de Energielijst"), _("De lijst staat op rvo.nl/eia. Elk jaar is er een nieuwe.")
)
INVESTERING_MILIEU = Gegeven(
    "investering_milieu",
    _("Investering in het milieu"),
    _("Wat één machine, voertuig of gebouw kost dat beter is voor het milieu, zonder btw."),
)
MILIEULIJST = Gegeven(
    "milieulijst", _("Staat op de Milieulijst"), _("De lijst staat op rvo.nl. Elk jaar is er een nieuwe.")
)
DUURZAAM_APPARAAT = Gegeven(
    "duurzaam_apparaat",
    _("Duurzame energie in uw pand"),
    _("U wilt bijvoorbeeld een warmtepomp, een zonneboiler of een aansluiting op een warmtenet."),
)
NOG_NIET_GETEKEND = Gegeven(
    "nog_niet_getekend", _("Nog niets getekend"), _("U hebt nog geen offerte getekend en niets besteld of betaald.")
)
DOELGROEP_WERKNEMER = Gegeven(
    "doelgroep_werknemer",
    _("Werknemer uit een doelgroep"),
    _("U nam iemand aan met een arbeidsbeperking, of iemand uit het doelgroepregister van de banenafspraak."),
)
