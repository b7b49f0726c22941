"""The login of an organisation's own staff: who you are, then a second factor; one provider for each organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from mijnomgeving.federatie.inloggen.ladder import Ladder, Trede
from mijnomgeving.federatie.inloggen.middel import Groep, Identiteit, Kaart, OnmogelijkeKeuze, Optie, Poging, Scherm
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all, read_yaml
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from portal.core.niveau import Niveau

MAP = Path(__file__).parents[2] / "medewerkers"
_EIDAS_ACR = "http://eidas.europa.eu/LoA/"
ROLLEN = ("balie", "teamleider", "toezicht")
# One factor is low, two are substantial.
LADDER = Ladder(
    Trede(sleutel="een", naam="één stap", acr=f"{_EIDAS_ACR}low", niveau=Niveau.LAAG),
    Trede(sleutel="twee", naam="twee stappen", acr=f"{_EIDAS_ACR}substantial", niveau=Niveau.SUBSTANTIEEL),
)
APP, WACHTWOORD = "app", "wachtwoord"
# RFC 8176: how somebody proved who it is.
_AMR: Mapping[str, tuple[str, ...]] = {APP: ("pwd", "otp", "mfa"), WACHTWOORD: ("pwd",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collega:
    """One member of staff.

    Args:
        sleutel: in the choice at the login.
        naam: as the organisation calls this person.
        functie: in words.
        rollen: at the counter.
        persona: who this is in private life, for the stories of looking up oneself or family; empty for nobody.
        uit: whether the account is switched off.
    """

    sleutel: str
    naam: str
    functie: str
    rollen: tuple[str, ...]
    persona: str = ""
    uit: bool = False


def load_medewerkers(organisaties: Mapping[str, Organisatie], *, folder: Path = MAP) -> dict[str, tuple[Collega, ...]]:
    """The staff of each organisation that has a file, by the organisation's key.

    Raises:
        OnjuisteGegevens: a file misses a field, or names an unknown role.
    """
    gevonden: dict[str, tuple[Collega, ...]] = {}
    for path in (folder / f"{sleutel}.yaml" for sleutel in sorted(organisaties)):
        if not path.exists():
            continue
        collegas = build_all(Collega, read_yaml(path)["medewerkers"], where=path.name, rollen=tuple)
        if any(rol not in ROLLEN for collega in collegas for rol in collega.rollen):
            raise OnjuisteGegevens(f"{path.name}: een onbekende rol")
        gevonden[path.stem] = collegas
    return gevonden


class Medewerkers:
    """Choose a colleague, then how you prove it."""

    ladder = LADDER
    stappen: tuple[str, ...] = ("keuze", "stap")
    claims: tuple[str, ...] = ("name", "roles", "amr", "sid")

    def __init__(self, organisatie: Organisatie, collegas: tuple[Collega, ...]) -> None:
        self.sleutel = f"medewerkers-{organisatie.sleutel}"
        self.merk = f"Werkaccount {organisatie.naam} (simulatie)"
        # Who was chosen at one organisation is nobody at another.
        self.geheugen = self.sleutel
        self._collegas = {collega.sleutel: collega for collega in collegas}
        self._uit: set[str] = set()
        self.reset()

    def reset(self) -> None:
        """Every account as it began."""
        self._uit = {collega.sleutel for collega in self._collegas.values() if collega.uit}

    def next_step(self, poging: Poging) -> Scherm | Identiteit:
        """The colleagues, then the second factor, then who logged in.

        Raises:
            OnmogelijkeKeuze: there is no such colleague, or the account is switched off.
        """
        if "keuze" not in poging.keuzes:
            return self._colleagues(poging)
        collega = self._collegas.get(poging.keuzes["keuze"])
        if collega is None or collega.sleutel in self._uit:
            raise OnmogelijkeKeuze("Deze keuze kan niet: het account bestaat niet of is uitgezet.")
        if "stap" not in poging.keuzes:
            return _second_factor(collega)
        if poging.keuzes["stap"] not in _AMR:
            raise OnmogelijkeKeuze("Deze keuze kan niet. Kies een manier om in te loggen.")
        return self._identity(collega, poging.keuzes["stap"])

    def set_active(self, sleutel: str, *, actief: bool) -> None:
        """Switch an account on or off.

        Raises:
            KeyError: there is no such colleague.
        """
        collega = self._collegas[sleutel]
        self._uit = (self._uit - {collega.sleutel}) | (set() if actief else {collega.sleutel})

    def list_all(self) -> list[tuple[Collega, bool]]:
        """Everybody, and whether the account is on."""
        return [(collega, collega.sleutel not in self._uit) for collega in self._collegas.values()]

    def wie(self, sleutel: str) -> str:
        """What names this colleague inside the simulation; only its pairwise hash leaves."""
        return f"{self.sleutel}|{sleutel}"

    def _identity(self, collega: Collega, stap: str) -> Identiteit:
        trede = next(trede for trede in LADDER if trede.sleutel == ("twee" if stap == APP else "een"))
        claims = {
            "name": collega.naam,
            "roles": list(collega.rollen),
            "amr": list(_AMR[stap]),
            "sid": token_urlsafe(16),
        }
        return Identiteit(wie=self.wie(collega.sleutel), trede=trede, claims=claims)

    def _colleagues(self, poging: Poging) -> Scherm:
        kaarten = tuple(self._card(collega) for collega in self._collegas.values())
        vorige = self._collegas.get(poging.vorige)
        return Scherm(
            titel="Kies wie u bent",
            inleiding="U probeert het loket uit als een verzonnen medewerker. U hebt geen wachtwoord nodig.",
            veld="keuze",
            groepen=(Groep(kop="Medewerkers", kaarten=kaarten),),
            eerst=self._card(vorige) if vorige else None,
            elders=("Accounts van collega's aan- en uitzetten", f"/{self.sleutel}/accounts"),
        )

    def _card(self, collega: Collega) -> Kaart:
        uit = collega.sleutel in self._uit
        return Kaart(
            titel=collega.naam,
            onder=collega.functie,
            regels=(f"Rollen: {', '.join(collega.rollen) or 'geen'}",),
            opties=() if uit else (Optie(label=f"Inloggen als {collega.naam}", waarde=collega.sleutel),),
            dicht="Dit account is uitgezet door de organisatie." if uit else "",
        )


def _second_factor(collega: Collega) -> Scherm:
    kaarten = (
        Kaart(
            titel="Bevestig in de app",
            onder="Twee stappen: uw wachtwoord en de app op uw werktelefoon",
            opties=(Optie(label="Bevestigen", waarde=APP),),
        ),
        Kaart(
            titel="Alleen mijn wachtwoord",
            onder="Eén stap: om te zien dat het loket u dan niet toelaat",
            opties=(Optie(label="Zonder tweede stap verder", waarde=WACHTWOORD),),
        ),
    )
    return Scherm(
        titel="Tweede stap",
        inleiding=f"Laat zien dat u echt {collega.naam} bent.",
        veld="stap",
        groepen=(Groep(kop="Hoe bevestigt u?", kaarten=kaarten),),
    )
