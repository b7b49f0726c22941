"""The call as other packages make it: with the proof of who we are that the settings give this source."""

from dataclasses import replace
from functools import cache

from django.conf import settings

from portal.core.deadline import Deadline
from portal.outbound import client
from portal.outbound.adressen import register_basis_url
from portal.outbound.oauth import ClientCredentials
from portal.outbound.verzoek import Antwoord, Verzoek


async def request_json(verzoek: Verzoek, *, deadline: Deadline) -> Antwoord:
    """Call a source and return its answer, from whichever event loop the caller runs on.

    A source with an entry in `settings.OUTBOUND_TOEGANG` gets an OAuth 2.0 token, over whatever header its client
    makes itself.

    Args:
        verzoek: the call.
        deadline: of the whole page; the call's own limit is taken from it.

    Raises:
        BronFout: no usable answer; which kind says why (`portal.outbound.fouten`).
    """
    toegang = settings.OUTBOUND_TOEGANG.get(verzoek.bron)
    if toegang and verzoek.auth is None:
        verzoek = replace(verzoek, auth=_credentials(verzoek.bron, **toegang))
    return await client.request_json(verzoek, deadline=deadline)


@cache
def _credentials(
    bron: str, *, token_url: str, client_id: str, client_secret: str, scope: str = ""
) -> ClientCredentials:
    """One for the whole process, so that its token serves every call until it ends."""
    register_basis_url(token_url)
    return ClientCredentials(bron, token_url, client_id, client_secret, scope)
