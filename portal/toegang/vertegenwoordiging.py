"""Acting for another: for whom one may, whether that still holds, and beginning and ending it.

The register is asked at each request (`refresh`): what it does not say now is not allowed now.
"""

from dataclasses import replace

from portal.core.betrokkene import Medewerker, Onderneming, Persoon
from portal.core.machtiging import ALLES, Machtiging
from portal.core.nummers import Bsn, KvkNummer, OngeldigNummer, Vestigingsnummer
from portal.toegang.bevoegdheden import client
from portal.toegang.bevoegdheden.models import Bevoegdheid, Nummer, RegisterFout
from portal.toegang.claims import Login
from portal.toegang.fouten import NietGemachtigd, RegisterOnbereikbaar
from portal.toegang.persoon import Sessiepersoon

KETEN = "ketenmachtiging"


def list_keuzes(persoon: Sessiepersoon) -> list[Machtiging]:
    """For whom this person may act now: persons, companies, their vestigingen, clients; the login's own company first.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    rijen = list_rijen(persoon, met_klanten=True)
    eigen = _own_row(persoon, rijen)
    keuzes: list[Machtiging] = []
    for rij in rijen:
        machtiging = _machtiging(rij, persoon, eigen)
        if machtiging is None:
            continue
        keuzes.append(machtiging)
        keuzes += _vestigingen(machtiging, persoon)
    return sorted(keuzes, key=lambda keuze: (keuze.soort == KETEN, keuze.naam))


def key_of(keuze: Machtiging) -> str:
    """What a button to act under it sends: the key in the register and, of some vestigingen, their numbers."""
    if isinstance(keuze.voor, Onderneming) and keuze.voor.beperkt:
        return ":".join((keuze.machtiging_id, *map(str, keuze.voor.vestigingen)))
    return keuze.machtiging_id


def list_rijen(persoon: Sessiepersoon, *, met_klanten: bool) -> list[Bevoegdheid]:
    """What the register says now of this person and, of who acts for an office, of its clients; what ended is left out.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    return [rij for rij in client.list_bevoegdheden(*_gemachtigden(persoon, met_klanten=met_klanten)) if rij.geldig]


def list_klanten(persoon: Sessiepersoon, rijen: list[Bevoegdheid] | None = None) -> list[Machtiging]:
    """The clients of the office for which this person works, as the register has them now.

    Who acts for another than the own office has none. Of an employee each client reaches what the client gave the
    office and the office gave the employee; where that is nothing, and where the office let the employee see some
    vestigingen only, the client is left out.

    Args:
        persoon: who acts for the own office.
        rijen: what the register said of this person and the clients at this request; None: it is asked.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    if persoon.namens_ander:
        return []
    rijen = list_rijen(persoon, met_klanten=True) if rijen is None else rijen
    eigen = _own_row(persoon, rijen)
    if persoon.eigen is not None and (eigen is None or _is_beperkt(eigen)):
        return []
    klanten = (_machtiging(rij, persoon, eigen) for rij in rijen if rij.soort == KETEN)
    mag = [klant for klant in klanten if klant and isinstance(klant.voor, Onderneming) and klant.diensten]
    return sorted(mag, key=lambda klant: (klant.naam.casefold(), klant.machtiging_id))


def _is_beperkt(machtiging: Machtiging) -> bool:
    return isinstance(machtiging.voor, Onderneming) and machtiging.voor.beperkt


def refresh(persoon: Sessiepersoon, rijen: list[Bevoegdheid] | None = None) -> Machtiging | None:
    """The machtiging under which this person acts, as the register has it now; None when it ended.

    Args:
        persoon: who acts for another.
        rijen: what the register said of this person and the clients at this request; None: it is asked.

    Raises:
        RegisterFout: the register gives no usable answer.
        ValueError: the person acts for nobody.
    """
    machtiging = persoon.machtiging
    if machtiging is None:
        raise ValueError("there is no machtiging to look up")
    rijen = list_rijen(persoon, met_klanten=machtiging.soort == KETEN) if rijen is None else rijen
    eigen = _own_row(persoon, rijen)
    rij = next((rij for rij in rijen if rij.machtiging_id == machtiging.machtiging_id), None)
    nu = _machtiging(rij, persoon, eigen) if rij else None
    return _narrowed(nu, machtiging) if nu else None


def resolve(login: Login) -> tuple[Machtiging | None, Machtiging | None]:
    """What a login stands for by the register: the own machtiging of an employee, and the one the session begins with.

    Raises:
        RegisterOnbereikbaar: the login says for whom, and the register cannot confirm it now.
        NietGemachtigd: the register knows of no such machtiging.
    """
    if login.eigen is None and login.gekozen is None:
        return None, None
    try:
        if isinstance(login.handelende, Medewerker) and login.eigen:
            return _employee(login.handelende, login.eigen)
        rijen = client.list_bevoegdheden(*_numbers(login.handelende))
    except RegisterFout as fout:
        raise RegisterOnbereikbaar(str(fout)) from None
    gekozen = Nummer.of(login.gekozen) if login.gekozen else None
    rij = next((rij for rij in rijen if rij.geldig and rij.voor == gekozen), None)
    machtiging = _from_row(rij) if rij else None
    if machtiging is None:
        raise NietGemachtigd("de gekozen persoon")
    return None, machtiging


def _employee(handelende: Medewerker, beweerd: Machtiging) -> tuple[Machtiging, Machtiging]:
    """The employee's own company, and for whom the token says the session is: that company, a vestiging or a client.

    Raises:
        NietGemachtigd: the register knows of no such machtiging.
        RegisterFout: the register gives no usable answer.
    """
    thuis = KvkNummer(beweerd.via) if beweerd.via else _onderneming(beweerd).kvk_nummer
    rijen = client.list_bevoegdheden(*_numbers(handelende), *([Nummer("kvk", str(thuis))] if beweerd.via else []))
    eigen_rij = _find_rij(rijen, thuis, keten=False)
    eigen = _from_row(eigen_rij) if eigen_rij else None
    if eigen is None:
        raise NietGemachtigd("het bedrijf")
    if not beweerd.via:
        nu = _narrowed(eigen, replace(beweerd, machtiging_id=eigen.machtiging_id))
        if nu is None:
            raise NietGemachtigd("de vestiging")
        return eigen, nu
    rij = _find_rij(rijen, _onderneming(beweerd).kvk_nummer, keten=True)
    klant = _from_row(rij) if rij else None
    if klant is None:
        raise NietGemachtigd("de klant")
    return eigen, _chained(klant, eigen)


def _onderneming(machtiging: Machtiging) -> Onderneming:
    if not isinstance(machtiging.voor, Onderneming):
        raise NietGemachtigd("geen bedrijf")
    return machtiging.voor


def _find_rij(rijen: list[Bevoegdheid], kvk_nummer: KvkNummer, *, keten: bool) -> Bevoegdheid | None:
    voor = Nummer("kvk", str(kvk_nummer))
    return next((rij for rij in rijen if rij.geldig and rij.voor == voor and (rij.soort == KETEN) == keten), None)


def _numbers(partij: Persoon | Medewerker | object) -> list[Nummer]:
    nummer = Nummer.of(partij) if isinstance(partij, Persoon | Medewerker) else None
    return [nummer] if nummer else []


def _gemachtigden(persoon: Sessiepersoon, *, met_klanten: bool) -> list[Nummer]:
    """Whose rows to ask for: of who acts and, of an employee, of the company with its clients."""
    thuis = Nummer.of(persoon.eigen.voor) if persoon.eigen and met_klanten else None
    return [*_numbers(persoon.handelende), *([thuis] if thuis else [])]


def _own_row(persoon: Sessiepersoon, rijen: list[Bevoegdheid]) -> Machtiging | None:
    """The row of the employee at the own company, as it is now; without it no client either."""
    if persoon.eigen is None:
        return None
    rij = next((rij for rij in rijen if rij.machtiging_id == persoon.eigen.machtiging_id), None)
    return _from_row(rij) if rij else None


def _machtiging(rij: Bevoegdheid, persoon: Sessiepersoon, eigen: Machtiging | None) -> Machtiging | None:
    """A row as a machtiging of this person; of an employee never more than the own company gave."""
    machtiging = _from_row(rij)
    if persoon.eigen is None or machtiging is None or rij.soort != KETEN:
        return machtiging
    return _chained(machtiging, eigen) if eigen else None


def _chained(klant: Machtiging, eigen: Machtiging) -> Machtiging:
    """For a client an employee may do what the client gave the company and the company gave the employee."""
    return replace(klant, diensten=_common(klant.diensten, eigen.diensten), via=eigen.naam)


def _common(een: frozenset[str], ander: frozenset[str]) -> frozenset[str]:
    if ALLES in een:
        return ander
    return een if ALLES in ander else een & ander


def _from_row(rij: Bevoegdheid) -> Machtiging | None:
    """A row as a machtiging; None when its number cannot exist, which is no reason to lose the others."""
    try:
        if rij.voor.soort == "bsn":
            voor: Persoon | Onderneming = Persoon(Bsn(rij.voor.waarde))
        else:
            nummers = () if ALLES in rij.vestigingen else tuple(map(Vestigingsnummer, sorted(rij.vestigingen)))
            voor = Onderneming(KvkNummer(rij.voor.waarde), vestigingen=nummers, beperkt=bool(nummers))
    except OngeldigNummer:
        return None
    return Machtiging(rij.machtiging_id, rij.soort, voor, rij.voor_naam, rij.diensten, rij.tot)


def _narrowed(nu: Machtiging, gekozen: Machtiging) -> Machtiging | None:
    """The machtiging of now, for the vestigingen that the person chose; None when it does not reach them any more."""
    if not isinstance(nu.voor, Onderneming) or not isinstance(gekozen.voor, Onderneming):
        return nu if nu.voor == gekozen.voor else None
    if nu.voor.kvk_nummer != gekozen.voor.kvk_nummer:
        return None
    if not gekozen.voor.beperkt:
        # What the Handelsregister told of the company stays known, as long as the whole company may be seen.
        return nu if nu.voor.beperkt else replace(nu, voor=gekozen.voor)
    if nu.voor.beperkt and not set(gekozen.voor.vestigingen) <= set(nu.voor.vestigingen):
        return None
    return replace(nu, voor=gekozen.voor)


def _vestigingen(machtiging: Machtiging, persoon: Sessiepersoon) -> list[Machtiging]:
    """Each vestiging of a company apart, where the register or this session knows more than one."""
    if not isinstance(machtiging.voor, Onderneming):
        return []
    bekend = machtiging.voor.vestigingen
    for andere in (persoon.machtiging, persoon.eigen):
        if not bekend and andere and andere.machtiging_id == machtiging.machtiging_id:
            bekend = andere.voor.vestigingen if isinstance(andere.voor, Onderneming) else ()
    if len(bekend) < 2:  # noqa: PLR2004 - one vestiging is the company
        return []
    return [
        replace(machtiging, voor=replace(machtiging.voor, vestigingen=(nummer,), beperkt=True)) for nummer in bekend
    ]
