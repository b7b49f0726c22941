"""What the simulators need to know, from arguments and the environment, with the portal's own demo values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

# The day on which the stories of all personas stand still.
DEMO_MOMENT = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


@dataclass(frozen=True, kw_only=True)
class Instellingen:
    """Settings of one federatie process; the names of the variables are those of the portal."""

    base_url: str
    portaal_url: str = "http://localhost:8000"
    # Where notifications go; empty: nowhere.
    meldingen_url: str = ""
    meldingen_sleutel: str = "demo-meldingen-sleutel-van-minstens-32-tekens"
    # Seconds before the second attempt of a notification that failed; each next pause is twice as long.
    meldingen_pauze: float = 0.5
    # Where the post tells that a mail came back, and with which secret; empty: nowhere.
    bezorging_url: str = ""
    bezorging_sleutel: str = "demo-bezorging-sleutel-van-minstens-32-tekens"
    postvak_api_key: str = "demo-postvak"
    snel: bool = False
    traag_seconden: float = 1.5
    hangt_seconden: float = 60.0
    # Between two pieces of 16 bytes of an answer that drips.
    druppel_seconden: float = 0.25
    nu: datetime = DEMO_MOMENT
    digid_client_id: str = "portaal"
    digid_client_secret: str = "demo-geheim"  # noqa: S105 - public demo value
    digid_redirect_uris: tuple[str, ...] = (
        "http://localhost:8000/inloggen/terug/",
        "http://127.0.0.1:*/inloggen/terug/",
    )
    digid_uitlog_uris: tuple[str, ...] = ("http://localhost:8000/uitgelogd/", "http://127.0.0.1:*/uitgelogd/")
    # Where staff comes back from the login of the own organisation.
    loket_redirect_uris: tuple[str, ...] = (
        "http://localhost:8000/loket/inloggen/terug/",
        "http://127.0.0.1:*/loket/inloggen/terug/",
    )
    loket_uitlog_uris: tuple[str, ...] = (
        "http://localhost:8000/loket/uitgelogd/",
        "http://127.0.0.1:*/loket/uitgelogd/",
    )
    digid_algoritme: str = "RS256"
    # Keeps the pairwise `sub` of a persona the same over restarts.
    digid_sub_geheim: str = "demo-pairwise-geheim"
    machtigen_api_key: str = "demo-machtigen"
    betalen_api_key: str = "demo-betalen"
    # Signs what the payment service tells.
    betalen_sleutel: str = "demo-betalen-sleutel-van-minstens-32-tekens"
    brp_api_key: str = "demo-brp"
    # Whoever prefers OAuth to a key gets a token with these at the BRP's token endpoint.
    brp_client_id: str = "portaal"
    brp_client_secret: str = "demo-brp-geheim"  # noqa: S105 - public demo value
    terugmelding_api_key: str = "demo-terugmelding"
    kvk_api_key: str = "demo-kvk"
    rdw_api_key: str = "demo-rdw"
    woz_api_key: str = "demo-woz"
    brk_api_key: str = "demo-brk"
    # Calls a second that the Kadaster takes of one key.
    brk_per_seconde: int = 5
    bag_api_key: str = "demo-bag"
    inkomen_api_key: str = "demo-inkomen"
    duo_api_key: str = "demo-duo"
    uitkeringen_api_key: str = "demo-uitkeringen"
    belastingdienst_api_key: str = "demo-belastingdienst"
    cbs_api_key: str = "demo-cbs"
    energie_api_key: str = "demo-energie"
    heffingen_api_key: str = "demo-heffingen"
    loket_api_key: str = "demo-loket"
    fbs_api_key: str = "demo-fbs"
    taken_api_key: str = "demo-taken"
    klantinteracties_api_key: str = "demo-klantinteracties"
    producten_api_key: str = "demo-producten"
    afspraken_api_key: str = "demo-afspraken"
    profiel_api_key: str = "demo-profiel"
    ldv_api_key: str = "demo-ldv"
    zgw_client_id: str = "portaal"
    zgw_client_secret: str = "demo-zgw-geheim-van-minstens-32-tekens"  # noqa: S105 - public demo value
    zgw_paginagrootte: int = 100

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], *, base_url: str, snel: bool) -> Self:
        """Settings from the environment; what is not set keeps its demo value.

        `DIGID_REDIRECT_URIS` and `DIGID_UITLOG_URIS` are lists with commas; `*` as port means any port.
        """
        portaal = environ.get("PORTAAL_URL", "http://localhost:8000").rstrip("/")
        return cls(
            base_url=base_url.rstrip("/"),
            portaal_url=portaal,
            meldingen_url=environ.get("MELDINGEN_URL", f"{portaal}/api/v1/meldingen"),
            meldingen_sleutel=environ.get("MELDINGEN_SLEUTEL") or cls.meldingen_sleutel,
            bezorging_url=f"{portaal}/api/v1/bezorgmeldingen",
            bezorging_sleutel=environ.get("BEZORGING_SLEUTEL") or cls.bezorging_sleutel,
            snel=snel,
            digid_algoritme=environ.get("DIGID_ALGORITME", "RS256"),
            digid_redirect_uris=_items(
                environ.get("DIGID_REDIRECT_URIS", f"{portaal}/inloggen/terug/,http://127.0.0.1:*/inloggen/terug/")
            ),
            digid_uitlog_uris=_items(
                environ.get("DIGID_UITLOG_URIS", f"{portaal}/uitgelogd/,http://127.0.0.1:*/uitgelogd/")
            ),
            loket_redirect_uris=(
                f"{portaal}/loket/inloggen/terug/",
                "http://127.0.0.1:*/loket/inloggen/terug/",
            ),
            loket_uitlog_uris=(f"{portaal}/loket/uitgelogd/", "http://127.0.0.1:*/loket/uitgelogd/"),
            digid_client_id=environ.get("DIGID_CLIENT_ID", cls.digid_client_id),
            digid_client_secret=environ.get("DIGID_CLIENT_SECRET", cls.digid_client_secret),
            machtigen_api_key=environ.get("MACHTIGEN_API_KEY", cls.machtigen_api_key),
            betalen_api_key=environ.get("BETALEN_API_KEY") or cls.betalen_api_key,
            betalen_sleutel=environ.get("BETALEN_SLEUTEL") or cls.betalen_sleutel,
            brp_api_key=environ.get("BRP_API_KEY", cls.brp_api_key),
            terugmelding_api_key=environ.get("TERUGMELDING_API_KEY") or cls.terugmelding_api_key,
            brp_client_id=environ.get("BRP_CLIENT_ID") or cls.brp_client_id,
            brp_client_secret=environ.get("BRP_CLIENT_SECRET") or cls.brp_client_secret,
            kvk_api_key=environ.get("KVK_API_KEY", cls.kvk_api_key),
            rdw_api_key=environ.get("RDW_API_KEY", cls.rdw_api_key),
            woz_api_key=environ.get("WOZ_API_KEY", cls.woz_api_key),
            brk_api_key=environ.get("BRK_API_KEY", cls.brk_api_key),
            bag_api_key=environ.get("BAG_API_KEY", cls.bag_api_key),
            inkomen_api_key=environ.get("INKOMEN_API_KEY", cls.inkomen_api_key),
            duo_api_key=environ.get("DUO_API_KEY", cls.duo_api_key),
            uitkeringen_api_key=environ.get("UITKERINGEN_API_KEY", cls.uitkeringen_api_key),
            belastingdienst_api_key=environ.get("BELASTINGDIENST_API_KEY") or cls.belastingdienst_api_key,
            cbs_api_key=environ.get("CBS_API_KEY") or cls.cbs_api_key,
            energie_api_key=environ.get("ENERGIE_API_KEY") or cls.energie_api_key,
            heffingen_api_key=environ.get("HEFFINGEN_API_KEY") or cls.heffingen_api_key,
            loket_api_key=environ.get("LOKET_API_KEY") or cls.loket_api_key,
            fbs_api_key=environ.get("FBS_API_KEY", cls.fbs_api_key),
            taken_api_key=environ.get("TAKEN_API_KEY", cls.taken_api_key),
            klantinteracties_api_key=environ.get("KLANTINTERACTIES_API_KEY", cls.klantinteracties_api_key),
            producten_api_key=environ.get("PRODUCTEN_API_KEY", cls.producten_api_key),
            afspraken_api_key=environ.get("AFSPRAKEN_API_KEY") or cls.afspraken_api_key,
            profiel_api_key=environ.get("PROFIEL_API_KEY", cls.profiel_api_key),
            ldv_api_key=environ.get("LDV_API_KEY", cls.ldv_api_key),
            zgw_client_id=environ.get("ZGW_CLIENT_ID", cls.zgw_client_id),
            zgw_client_secret=environ.get("ZGW_CLIENT_SECRET", cls.zgw_client_secret),
        )


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())
