"""The login of each organisation's own staff: one OpenID provider each, by the same code as the means of persons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from portal.core.niveau import Niveau
from portal.toegang.acr import EIDAS_ACR, parse_niveau
from portal.toegang.fouten import InlogFout, TokenGeweigerd
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol, organisatie_of
from portal.toegang.middelen import Middel, Uitleg

_LANGST = 255
# RFC 8176: more than one factor was used.
_MFA = "mfa"


class EenFactor(InlogFout):
    """The provider let this person in with one factor only."""


class GeenRol(InlogFout):
    """The organisation gave this person no role at the counter."""


def find_aanbieding(sleutel: str) -> Middel | None:
    """The login of the staff of this organisation; None when it does not work at the counter."""
    regel = settings.LOKET_ORGANISATIES.get(sleutel)
    if regel is None:
        return None
    leeg: Promise = gettext_lazy("Inloggen")
    return Middel(
        sleutel=sleutel,
        issuer=regel["issuer"],
        client_id=regel["client_id"],
        client_secret=regel["client_secret"],
        niveau=Niveau.SUBSTANTIEEL,
        acr=EIDAS_ACR,
        uitleg=Uitleg(regel["naam"], leeg, leeg, leeg),
    )


def read_medewerker(sleutel: str, claims: Mapping[str, Any], *, moment: datetime) -> Loketmedewerker:
    """Who logged in, by the claims of the organisation's own provider; the organisation is the one that was asked.

    Raises:
        TokenGeweigerd: the name or the number is not there.
        EenFactor: the login had one factor (KWALITEIT B9: staff needs two).
        GeenRol: no role of the counter was given.
    """
    _check_factors(claims)
    medewerker_id, naam = claims.get("sub"), claims.get("name")
    if not (isinstance(medewerker_id, str) and 0 < len(medewerker_id) <= _LANGST):
        raise TokenGeweigerd("sub")
    if not (isinstance(naam, str) and 0 < len(naam) <= _LANGST and naam.isprintable()):
        raise TokenGeweigerd("name")
    gegeven = claims.get("roles")
    rollen = frozenset(Rol(rol) for rol in gegeven if rol in list(Rol)) if isinstance(gegeven, list) else frozenset()
    if not rollen:
        raise GeenRol("geen rol")
    sid = claims.get("sid")
    return Loketmedewerker(
        medewerker_id=medewerker_id,
        naam=naam,
        organisatie=organisatie_of(sleutel),
        rollen=rollen,
        ingelogd_op=moment,
        sessie=sid if isinstance(sid, str) else "",
    )


def _check_factors(claims: Mapping[str, Any]) -> None:
    """Two factors, proven by `amr` (RFC 8176); of a provider that gives none by an `acr` that means two.

    An `amr` without it is no proof, whatever `acr` says beside it.
    """
    amr = claims.get("amr")
    if amr is None and parse_niveau(claims.get("acr")) >= Niveau.SUBSTANTIEEL:
        return
    if not isinstance(amr, list) or _MFA not in amr:
        raise EenFactor("een factor")
