"""eHerkenning: somebody at a company, for the whole of it or one vestiging, or for a client (ketenmachtiging)."""

from dataclasses import dataclass
from typing import Any

from mijnomgeving.federatie.inloggen.ladder import EHERKENNING, Trede
from mijnomgeving.federatie.inloggen.middel import Groep, Identiteit, Kaart, OnmogelijkeKeuze, Optie, Poging, Scherm
from mijnomgeving.federatie.inloggen.middelen.personen import chosen_level, level_text
from mijnomgeving.federatie.machtigen.machtiging import (
    ACTIVEREN,
    ALLES,
    GELDIG,
    KETEN,
    Machtiging,
    Partij,
    medewerker_pseudoniem,
)
from mijnomgeving.federatie.machtigen.register import Register
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf, Bevoegde
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld

_CORE, _ENTITY = "urn:etoegang:core", "urn:etoegang:1.9:EntityConcernedID"
VERTEGENWOORDIGDE = f"{_CORE}:LegalSubjectID"
HANDELENDE = f"{_CORE}:ActingSubjectID"
DIENST = f"{_CORE}:ServiceID"
SOORT_NUMMER = "namequalifier"
VESTIGING = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr"
INTERMEDIAIR = "urn:etoegang:1.9:IntermediateEntityID:KvKnr"
BEDRIJFSNAAM = "urn:etoegang:1.11:attribute-represented:CompanyName"
KVK_NUMMER = f"{_ENTITY}:KvKnr"
RSIN = "rsin"
# Each purpose of the portal is a service in the catalogue of eHerkenning.
PORTAAL_DIENSTEN = "urn:etoegang:DV:00000099000000009000:services"
EIGEN, HEEL = "eigen", "alle"


@dataclass(frozen=True, slots=True)
class _Bevoegd:
    """A person at a company whose bevoegdheid holds today."""

    bedrijf: Bedrijf
    bevoegde: Bevoegde
    persona: Persona
    pseudoniem: str

    @property
    def sleutel(self) -> str:
        return f"{self.bedrijf.sleutel}:{self.persona.sleutel}"

    @property
    def trede(self) -> Trede:
        return next(trede for trede in EHERKENNING if trede.sleutel == self.bevoegde.niveau)


class Eherkenning:
    """Choose a company and who you are there; then the client and the vestiging, where there is something to choose."""

    sleutel = "eherkenning"
    merk = "eHerkenning-simulatie"
    ladder = EHERKENNING
    stappen: tuple[str, ...] = ("keuze", "namens", "vestiging")
    geheugen = "onderneming"
    claims: tuple[str, ...] = (
        *(VERTEGENWOORDIGDE, SOORT_NUMMER, HANDELENDE, DIENST, RSIN),
        *(VESTIGING, INTERMEDIAIR, BEDRIJFSNAAM),
    )

    def __init__(self, wereld: Wereld, register: Register, *, geheim: str) -> None:
        self._wereld, self._register, self._geheim = wereld, register, geheim

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The companies, then the client, then the vestiging, then who logged in.

        Raises:
            OnmogelijkeKeuze: nobody with this key may act there, not at this level, or not for that one.
        """
        if "keuze" not in poging.keuzes:
            return self._bedrijven_screen(poging)
        bevoegd = next((b for b in self._list_bevoegd() if b.sleutel == poging.keuzes["keuze"]), None)
        if bevoegd is None:
            raise OnmogelijkeKeuze("Deze keuze kan niet. Kies een ander bedrijf of een andere persoon.")
        trede = chosen_level(poging, ladder=self.ladder, hoogste=bevoegd.trede, wie=bevoegd.persona.naam)
        klanten = self._clients(bevoegd.bedrijf)
        if klanten and "namens" not in poging.keuzes:
            return _choose_client(bevoegd, klanten)
        namens = poging.keuzes.get("namens", EIGEN)
        if namens != EIGEN:
            klant = next((k for k in klanten if k.vertegenwoordigde.nummer == namens), None)
            bedrijf = self._wereld.bedrijven.with_kvk(namens)
            if klant is None or bedrijf is None:
                raise OnmogelijkeKeuze("Deze keuze kan niet: voor die klant is er geen machtiging, of niet meer.")
            return _for_client(bevoegd, klant, bedrijf, trede)
        return self._own_bedrijf(bevoegd, poging, trede)

    def _own_bedrijf(self, bevoegd: _Bevoegd, poging: Poging, trede: Trede) -> Scherm | Identiteit:
        allowed = _vestigingen(bevoegd)
        if len(allowed) == 1:
            return _for_bedrijf(bevoegd, trede, vestiging=allowed[0])
        vestiging = poging.keuzes.get("vestiging", "")
        if not vestiging:
            return _choose_vestiging(bevoegd, allowed)
        if vestiging not in allowed:
            raise OnmogelijkeKeuze(f"Deze keuze kan niet: {bevoegd.persona.naam} mag daar niet voor handelen.")
        return _for_bedrijf(bevoegd, trede, vestiging=vestiging)

    def _list_bevoegd(self) -> list[_Bevoegd]:
        """Everybody who may act for a company today."""
        today = self._register.today()
        rows: dict[str, list[Machtiging]] = {}
        for machtiging in self._register.list_all():
            if machtiging.gemachtigde and machtiging.status(today) == GELDIG:
                rows.setdefault(machtiging.vertegenwoordigde.nummer, []).append(machtiging)
        return [
            _Bevoegd(bedrijf, _bevoegde(persona, machtiging), persona, machtiging.gemachtigde.nummer)
            for bedrijf in self._wereld.bedrijven
            for machtiging in rows.get(str(bedrijf.kvk_nummer), ())
            if machtiging.gemachtigde and machtiging.gemachtigde.soort == "pseudoniem"
            if (persona := self._find_persona(bedrijf, machtiging.gemachtigde.nummer)) and persona.kan_inloggen
        ]

    def _find_persona(self, bedrijf: Bedrijf, pseudoniem: str) -> Persona | None:
        """Who this is: one of those whom the story names, or somebody who got a right since."""
        genoemd = [self._wereld.personas.get(bevoegde.persona) for bevoegde in bedrijf.bevoegden]
        allen: list[Persona | None] = [*genoemd, *self._wereld.personas]
        for persona in allen:
            if persona and medewerker_pseudoniem(persona.sleutel, bedrijf.sleutel, self._geheim) == pseudoniem:
                return persona
        return None

    def _clients(self, bedrijf: Bedrijf) -> list[Machtiging]:
        """For which other companies this one may act today."""
        today = self._register.today()
        return [
            machtiging
            for machtiging in self._register.of_gemachtigde(Partij("kvk", str(bedrijf.kvk_nummer)))
            if machtiging.soort == KETEN and machtiging.status(today) == GELDIG
        ]

    def _bedrijven_screen(self, poging: Poging) -> Scherm:
        gevraagd = poging.aanvraag.gevraagd
        by_bedrijf: dict[str, list[_Bevoegd]] = {}
        for bevoegd in self._list_bevoegd():
            by_bedrijf.setdefault(bevoegd.bedrijf.sleutel, []).append(bevoegd)
        groups: dict[str, list[Kaart]] = {}
        for bevoegden in by_bedrijf.values():
            groups.setdefault(bevoegden[0].bedrijf.groep, []).append(_bedrijf_card(bevoegden, gevraagd))
        vorige = next((p for bevoegden in by_bedrijf.values() for p in bevoegden if p.sleutel == poging.vorige), None)
        return Scherm(
            titel="Kies een bedrijf en wie u daar bent",
            inleiding="U probeert het portaal uit met een verzonnen bedrijf. U hebt geen eHerkenning en geen "
            "wachtwoord nodig. Ieder mag alleen wat het bedrijf deze persoon heeft toegestaan.",
            waarmee=level_text(gevraagd),
            veld="keuze",
            groepen=tuple(Groep(kop=kop, kaarten=tuple(cards)) for kop, cards in groups.items()),
            eerst=_bedrijf_card([vorige], gevraagd) if vorige else None,
            niveaus=self.ladder.reachable(gevraagd),
            zoekbaar=True,
            elders=("Ik heb een code van mijn werkgever", ACTIVEREN),
        )


def _bevoegde(persona: Persona, machtiging: Machtiging) -> Bevoegde:
    """What the register says now; the story may have said more, or less."""
    return Bevoegde(
        persona=persona.sleutel,
        functie=machtiging.soort,
        diensten=machtiging.diensten,
        vestigingen=machtiging.vestigingen,
        niveau=machtiging.niveau,
        tot=machtiging.tot,
    )


def _bedrijf_card(bevoegden: list[_Bevoegd], gevraagd: Trede) -> Kaart:
    bedrijf = bevoegden[0].bedrijf
    open_to = [bevoegd for bevoegd in bevoegden if bevoegd.trede.orde >= gevraagd.orde]
    too_low = ", ".join(f"{b.persona.naam} heeft alleen {b.trede.naam}" for b in bevoegden if b not in open_to)
    return Kaart(
        titel=bedrijf.naam,
        onder=bedrijf.wie,
        tekst=bedrijf.verhaal,
        regels=tuple(f"{b.persona.naam}: {_rights(b)}, hoogste niveau {b.trede.naam}" for b in bevoegden),
        opties=tuple(
            Optie(label=f"Inloggen als {b.persona.naam} ({b.bevoegde.functie})", waarde=b.sleutel) for b in open_to
        ),
        dicht=f"Niet iedereen kan hier inloggen: {too_low}. Het portaal vraagt niveau {gevraagd.naam}."
        if too_low
        else "",
        trefwoorden=f"{bedrijf.groep} {bedrijf.kvk_nummer} {bedrijf.rechtsvorm}",
    )


def _rights(bevoegd: _Bevoegd) -> str:
    """What this person may do there, in words."""
    services = "alles" if ALLES in bevoegd.bevoegde.diensten else ", ".join(bevoegd.bevoegde.diensten)
    if ALLES in bevoegd.bevoegde.vestigingen:
        return services
    names = [v.naam for v in bevoegd.bedrijf.vestigingen if v.vestigingsnummer in bevoegd.bevoegde.vestigingen]
    return f"{services}, alleen {' en '.join(names)}"


def _vestigingen(bevoegd: _Bevoegd) -> list[str]:
    """What there is to choose: the whole company and each vestiging, or only those that are allowed."""
    if ALLES not in bevoegd.bevoegde.vestigingen:
        return list(bevoegd.bevoegde.vestigingen)
    numbers = [vestiging.vestigingsnummer for vestiging in bevoegd.bedrijf.vestigingen]
    return [HEEL, *numbers] if len(numbers) > 1 else [HEEL]


def _choose_client(bevoegd: _Bevoegd, klanten: list[Machtiging]) -> Scherm:
    eigen = Kaart(
        titel=bevoegd.bedrijf.naam,
        onder="Uw eigen bedrijf",
        opties=(Optie(label=f"Handelen voor {bevoegd.bedrijf.naam}", waarde=EIGEN),),
    )
    cards = tuple(
        Kaart(
            titel=klant.vertegenwoordigde.naam,
            onder=f"KVK-nummer {klant.vertegenwoordigde.nummer}",
            regels=(f"Voor: {'alles' if ALLES in klant.diensten else ', '.join(klant.diensten)}",),
            opties=(
                Optie(label=f"Handelen voor {klant.vertegenwoordigde.naam}", waarde=klant.vertegenwoordigde.nummer),
            ),
        )
        for klant in klanten
    )
    return Scherm(
        titel="Voor welk bedrijf wilt u handelen?",
        inleiding=f"U werkt bij {bevoegd.bedrijf.naam}. Deze klanten hebben uw bedrijf gemachtigd.",
        veld="namens",
        groepen=(Groep(kop="Eigen bedrijf", kaarten=(eigen,)), Groep(kop="Klanten", kaarten=cards)),
        zoekbaar=True,
    )


def _choose_vestiging(bevoegd: _Bevoegd, allowed: list[str]) -> Scherm:
    whole = Kaart(
        titel="De hele onderneming",
        onder=f"{bevoegd.bedrijf.naam}, alle vestigingen",
        opties=(Optie(label="Handelen voor de hele onderneming", waarde=HEEL),),
    )
    cards = tuple(
        Kaart(
            titel=vestiging.naam,
            onder=f"{vestiging.straat} {vestiging.huisnummer}, {vestiging.plaats}",
            regels=(f"Vestigingsnummer {vestiging.vestigingsnummer}",),
            opties=(Optie(label=f"Handelen voor {vestiging.naam}", waarde=vestiging.vestigingsnummer),),
        )
        for vestiging in bevoegd.bedrijf.vestigingen
        if vestiging.vestigingsnummer in allowed
    )
    return Scherm(
        titel="Voor welke vestiging wilt u handelen?",
        inleiding=f"{bevoegd.bedrijf.naam} heeft meer dan één vestiging waarvoor u mag handelen.",
        veld="vestiging",
        groepen=(Groep(kop="", kaarten=(whole, *cards) if HEEL in allowed else cards),),
    )


def _for_bedrijf(bevoegd: _Bevoegd, trede: Trede, *, vestiging: str) -> Identiteit:
    bedrijf = bevoegd.bedrijf
    restriction = {} if vestiging == HEEL else {VESTIGING: vestiging}
    claims = _claims(bevoegd, bedrijf=bedrijf, diensten=bevoegd.bevoegde.diensten) | restriction
    return Identiteit(
        wie=bevoegd.pseudoniem, trede=trede, claims=claims, vertegenwoordigt=(f"kvk|{bedrijf.kvk_nummer}",)
    )


def _for_client(bevoegd: _Bevoegd, klant: Machtiging, bedrijf: Bedrijf, trede: Trede) -> Identiteit:
    """For a client an employee may do what the client gave the company and the company gave the employee."""
    via = str(bevoegd.bedrijf.kvk_nummer)
    restriction = {} if ALLES in klant.vestigingen else {VESTIGING: list(klant.vestigingen)}
    diensten = _common(klant.diensten, bevoegd.bevoegde.diensten)
    claims = _claims(bevoegd, bedrijf=bedrijf, diensten=diensten) | {INTERMEDIAIR: via} | restriction
    chain = (f"kvk|{via}", f"kvk|{bedrijf.kvk_nummer}")
    return Identiteit(wie=bevoegd.pseudoniem, trede=trede, claims=claims, vertegenwoordigt=chain)


def _common(een: tuple[str, ...], ander: tuple[str, ...]) -> tuple[str, ...]:
    if ALLES in een:
        return ander
    return een if ALLES in ander else tuple(dienst for dienst in een if dienst in ander)


def _claims(bevoegd: _Bevoegd, *, bedrijf: Bedrijf, diensten: tuple[str, ...]) -> dict[str, Any]:
    claims: dict[str, Any] = {
        VERTEGENWOORDIGDE: str(bedrijf.kvk_nummer),
        SOORT_NUMMER: KVK_NUMMER,
        HANDELENDE: bevoegd.pseudoniem,
        DIENST: [f"{PORTAAL_DIENSTEN}:{dienst}" for dienst in diensten],
        BEDRIJFSNAAM: bedrijf.naam,
    }
    return claims | ({RSIN: str(bedrijf.rsin)} if bedrijf.rsin else {})
