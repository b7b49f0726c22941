"""Which rules of our own there are, what each is about, and the one script that runs them in a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid

MAP = Path(__file__).parent
MOTOR = "eigen"


class Nodig(StrEnum):
    """What a rule reads; it says in which views of a page it can find something else."""

    TEKST = "tekst"
    LAYOUT = "layout"
    TOETSENBORD = "toetsenbord"


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule of our own: its file is `<naam>.js`.

    Attributes:
        naam: its id, as in the texts: "eigen:<naam>".
        eisen: the success criteria that it tests; none where it is good practice.
        nodig: what it reads. A rule that needs the keyboard moves the focus, and puts it back.
        weergaven: the views in which it may find something else; the wide page is one of them unless it says not.
    """

    naam: str
    eisen: tuple[str, ...]
    nodig: Nodig
    weergaven: tuple[str, ...]


_BREED = ("1280",)
_KLEUR = ("1280", "donker")
_SMAL = ("390", "320")
_BREEDTES = ("1280", *_SMAL)
# Without JavaScript the server's own page is seen, before a script puts something right.
_KAAL = ("1280", "zonder-javascript")

_TABEL: tuple[tuple[str, tuple[str, ...], Nodig, tuple[str, ...]], ...] = (
    ("alt-bestandsnaam", ("1.1.1",), Nodig.TEKST, _BREED),
    ("media-zonder-alternatief", ("1.2.1", "1.2.2", "1.2.3", "1.2.5"), Nodig.TEKST, _BREED),
    ("keuzegroep-zonder-legenda", ("1.3.1",), Nodig.TEKST, _KAAL),
    ("kop-nagemaakt", ("1.3.1",), Nodig.LAYOUT, _BREED),
    ("lijst-nagemaakt", ("1.3.1",), Nodig.TEKST, _BREED),
    ("tabel-zonder-kop", ("1.3.1",), Nodig.TEKST, _BREED),
    ("volgorde-anders", ("1.3.2",), Nodig.LAYOUT, _BREEDTES),
    ("aanwijzing-plek", ("1.3.3",), Nodig.TEKST, _BREED),
    ("autocomplete-ontbreekt", ("1.3.5",), Nodig.TEKST, _BREED),
    ("aanwijzing-kleur", ("1.4.1", "1.3.3"), Nodig.TEKST, _BREED),
    ("fout-alleen-kleur", ("1.4.1", "3.3.1"), Nodig.LAYOUT, _BREED),
    ("geluid-vanzelf", ("1.4.2",), Nodig.TEKST, _BREED),
    ("letters-groeien-niet", ("1.4.4",), Nodig.LAYOUT, _BREEDTES),
    ("tekst-in-afbeelding", ("1.4.5",), Nodig.TEKST, _BREED),
    ("overloop", ("1.4.10",), Nodig.LAYOUT, (*_SMAL, "tekstafstand")),
    ("veldrand-contrast", ("1.4.11",), Nodig.LAYOUT, _KLEUR),
    ("tekstafstand", ("1.4.12",), Nodig.LAYOUT, _BREEDTES),
    ("zweeftekst-alleen-muis", ("1.4.13", "2.1.1"), Nodig.LAYOUT, _BREED),
    ("klik-zonder-toetsenbord", ("2.1.1",), Nodig.LAYOUT, _KAAL),
    ("toetsenbordval", ("2.1.2",), Nodig.TOETSENBORD, _BREED),
    ("sneltoets-letter", ("2.1.4",), Nodig.TEKST, _BREED),
    ("beweging-eindeloos", ("2.2.2",), Nodig.LAYOUT, _BREED),
    ("flitsen", ("2.3.1",), Nodig.LAYOUT, _BREED),
    ("titel-vaag", ("2.4.2",), Nodig.TEKST, _BREED),
    ("linktekst-vaag", ("2.4.4",), Nodig.TEKST, _KAAL),
    ("linktekst-dubbel", ("2.4.4",), Nodig.TEKST, _BREED),
    ("linktekst-url", ("2.4.4",), Nodig.TEKST, _BREED),
    ("wegen-ontbreken", ("2.4.5",), Nodig.TEKST, _BREED),
    ("kop-vaag", ("2.4.6",), Nodig.TEKST, _BREED),
    ("focus-onzichtbaar", ("2.4.7",), Nodig.TOETSENBORD, (*_KLEUR, "geforceerd", "320")),
    ("focus-bedekt", ("2.4.11",), Nodig.TOETSENBORD, _BREEDTES),
    ("gebaar-alleen", ("2.5.1",), Nodig.TEKST, _BREED),
    ("actie-bij-indrukken", ("2.5.2",), Nodig.TEKST, _BREED),
    ("beweging-bediening", ("2.5.4",), Nodig.TEKST, _BREED),
    ("slepen-alleen", ("2.5.7",), Nodig.TEKST, _BREED),
    ("paginataal-onjuist", ("3.1.1",), Nodig.TEKST, _BREED),
    ("taal-ontbreekt", ("3.1.2",), Nodig.TEKST, _BREED),
    ("focus-verandert", ("3.2.1",), Nodig.TEKST, _BREED),
    ("keuzelijst-verstuurt", ("3.2.2",), Nodig.TEKST, _KAAL),
    ("zelfde-functie-andere-naam", ("3.2.4",), Nodig.TEKST, _BREED),
    ("fout-zonder-uitleg", ("3.3.1",), Nodig.TEKST, _KAAL),
    ("label-alleen-placeholder", ("3.3.2",), Nodig.TEKST, _KAAL),
    ("verplicht-niet-gezegd", ("3.3.2",), Nodig.TEKST, _BREED),
    ("foutmelding-vaag", ("3.3.3",), Nodig.TEKST, _BREED),
    ("definitief-zonder-controle", ("3.3.4",), Nodig.TEKST, _BREED),
    ("dubbel-gevraagd", ("3.3.7",), Nodig.TEKST, _BREED),
    ("plakken-geblokkeerd", ("3.3.8",), Nodig.TEKST, _BREED),
    ("inloggen-puzzel", ("3.3.8",), Nodig.TEKST, _BREED),
    ("status-niet-gemeld", ("4.1.3",), Nodig.TEKST, _BREED),
    # Good practice, beyond what the norm asks.
    ("datum-zonder-time", (), Nodig.TEKST, _BREED),
    ("documentlink", (), Nodig.TEKST, _BREED),
    ("focus-tweekleurig", (), Nodig.TOETSENBORD, _KLEUR),
    ("hoofdletters", (), Nodig.TEKST, _BREED),
    ("kop-sprong", (), Nodig.TEKST, _BREED),
    ("naam-vertaalbaar", (), Nodig.TEKST, _BREED),
    ("raakvlak-44", (), Nodig.LAYOUT, _BREEDTES),
    ("statusgebied-ontbreekt", (), Nodig.TEKST, _BREED),
)
REGELS: Mapping[str, Regel] = MappingProxyType({rij[0]: Regel(*rij) for rij in _TABEL})


def list_regels(*, weergave: str) -> list[str]:
    """The ids of the rules that are worth running in a view, such as "1280" or "donker"."""
    return [regel.naam for regel in REGELS.values() if weergave in regel.weergaven]


@cache
def script() -> str:
    """JavaScript for a page: an async function that takes ids of rules and gives the rows of what they found.

    A rule that goes wrong stops the run with its name: a check that silently does nothing would look like a clean page.
    """
    regels = ",\n".join(f'"{naam}": ({_lees(f"{naam}.js")})' for naam in REGELS)
    return f"""async (namen) => {{
        const kern = ({_lees("kern/dom.js")})();
        const regels = {{{regels}}};
        const rijen = [];
        for (const naam of namen) {{
            try {{
                for (const rij of await regels[naam](kern)) rijen.push({{ regel: naam, ...rij }});
            }} catch (fout) {{
                throw new Error(`regel ${{naam}}: ${{fout}}`);
            }}
        }}
        return rijen;
    }}"""


def bevindingen(rijen: Sequence[Mapping[str, Any]]) -> list[Bevinding]:
    """What the script gave, as findings of the engine "eigen"."""
    return [
        Bevinding(
            motor=MOTOR,
            regel=rij["regel"],
            plek=rij["plek"],
            uitleg=rij["uitleg"],
            eisen=_eisen(rij),
            zekerheid=Zekerheid(rij["zekerheid"]),
            fragment=rij["fragment"],
        )
        for rij in rijen
    ]


def _eisen(rij: Mapping[str, Any]) -> tuple[str, ...]:
    eigen: Iterable[str] | None = rij.get("eisen")
    return REGELS[rij["regel"]].eisen if eigen is None else tuple(eigen)


def _lees(naam: str) -> str:
    """A file without the comment above its function, so that it is one expression."""
    regels = (MAP / naam).read_text(encoding="utf-8").splitlines()
    return "\n".join(regel for regel in regels if not regel.startswith("//")).strip().removesuffix(";")
