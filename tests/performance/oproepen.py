"""P9: processor time of a call, ours against bare aiohttp: `python -m tests.performance.oproepen <url> <rounds>`."""

import asyncio
import json
import sys
import time

AANTAL, TEGELIJK = 320, 16


def measure(url: str, ronden: int) -> dict[str, list[float]]:
    """Milliseconds of processor time for each call, in rounds of both by turns."""
    import django

    django.setup()
    import aiohttp

    from portal.core.deadline import Deadline
    from portal.outbound.service import Verzoek, register_basis_url, request_json, run_together, shutdown

    adres = f"{url}/digid/.well-known/openid-configuration"
    register_basis_url(url)

    def ours() -> float:
        begin = time.process_time()
        for _ in range(AANTAL // TEGELIJK):
            deadline = Deadline.after(20)
            verzoek = Verzoek("Meting", "GET", adres, limiet=20)
            run_together(*(request_json(verzoek, deadline=deadline) for _ in range(TEGELIJK)), deadline=deadline)
        return (time.process_time() - begin) * 1000 / AANTAL

    async def bare() -> float:
        async with aiohttp.ClientSession() as sessie:

            async def ask() -> None:
                async with sessie.get(adres) as antwoord:
                    json.loads(await antwoord.read())

            await asyncio.gather(*(ask() for _ in range(TEGELIJK)))
            begin = time.process_time()
            for _ in range(AANTAL // TEGELIJK):
                await asyncio.gather(*(ask() for _ in range(TEGELIJK)))
            return (time.process_time() - begin) * 1000 / AANTAL

    ours()
    ons, kaal = [], []
    for _ in range(ronden):
        ons.append(ours())
        kaal.append(asyncio.run(bare()))
    shutdown()
    return {"ons": ons, "kaal": kaal}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
