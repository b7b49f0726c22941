"""Asking a source about several companies in one call: `POST .../_zoek` with their KVK numbers in the body.

These services are not public; their shape is ours and the same for all (`federatie/*/*.yaml`). The search is a POST so
that no number stands in an address or log (NL API Design Rules, sensitive data in searches).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from mijnomgeving.bronnen.lezen import Lezer
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


async def zoek(bron: str, url: str, api_key: str, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> Any:  # noqa: ANN401 - JSON may be anything
    """The body of the answer about these companies.

    Raises:
        BronFout: no usable answer.
    """
    verzoek = Verzoek(
        bron=bron,
        methode="POST",
        url=f"{url}/_zoek",
        json={"kvkNummers": [str(onderneming.kvk_nummer) for onderneming in ondernemingen]},
        headers={"X-Api-Key": api_key},
        idempotent=True,
    )
    return (await request_json(verzoek, deadline=deadline)).data


def own_parts(antwoord: Lezer, veld: str, ondernemingen: Sequence[Onderneming]) -> Iterator[Lezer]:
    """The objects of this list of an answer, each about one of the companies that were asked.

    Raises:
        Onbegrijpelijk: there is no such list, or one is about another company.
    """
    gevraagd = {str(onderneming.kvk_nummer) for onderneming in ondernemingen}
    for deel in antwoord.delen(veld):
        if deel.tekst("kvkNummer") not in gevraagd:
            raise deel.fout("kvkNummer")
        yield deel
