"""An environment with which production starts."""

SLEUTEL = "{}-0123456789abcdef0123456789abcdef"
REGISTERS = ("KVK", "RDW", "WOZ", "BRK", "BAG", "INKOMEN", "DUO", "PROFIEL", "UITKERINGEN", "BETALEN")


def productie_omgeving(**anders: str) -> dict[str, str]:
    """Every variable that production needs; `anders` replaces some, and an empty text leaves one out."""
    waarden = {
        "DATABASE_URL": "postgresql://portaal:geheim@db.example/portaal",
        "REDIS_URL": "rediss://:geheim@redis.example:6380/0",
        "PORTAAL_URL": "https://portaal.example",
        "DJANGO_ALLOWED_HOSTS": "portaal.example",
        "DJANGO_SECRET_KEY": SLEUTEL.format("django") + "-en-nog-twintig-tekens",
        "PSEUDONIEM_SLEUTEL": SLEUTEL.format("pseudoniem"),
        "AUDIT_SLEUTEL": SLEUTEL.format("audit"),
        "SESSIE_SLEUTEL": SLEUTEL.format("sessie"),
        "KLUIS_SLEUTEL": SLEUTEL.format("kluis"),
        "VIRUSSCANNER": "tcp://clamd.example:3310",
        "DIGID_ISSUER": "https://digid.example",
        "DIGID_CLIENT_ID": "urn:portaal",
        "DIGID_CLIENT_SECRET": SLEUTEL.format("digid"),
        "MACHTIGEN_ISSUER": "https://machtigen.example",
        "MACHTIGEN_CLIENT_SECRET": SLEUTEL.format("machtigen"),
        "EHERKENNING_ISSUER": "https://eherkenning.example",
        "EHERKENNING_CLIENT_SECRET": SLEUTEL.format("eherkenning"),
        "EIDAS_ISSUER": "https://eidas.example",
        "EIDAS_CLIENT_SECRET": SLEUTEL.format("eidas"),
        "WALLET_ISSUER": "geen",
        "BEVOEGDHEDEN_URL": "https://bvd.example/api/v1",
        "MACHTIGEN_API_KEY": "sleutel-van-logius",
        "BRP_URL": "https://brp.example/haalcentraal/api/brp",
        "BRP_API_KEY": "sleutel-van-de-rvig",
        "HISTORIE_URL": "https://brp.example/haalcentraal/api/brphistorie",
        "REISDOCUMENTEN_URL": "https://brp.example/haalcentraal/api/reisdocumenten",
        "TERUGMELDING_URL": "https://terugmelding.example/api/v1",
        "TERUGMELDING_API_KEY": "sleutel-van-de-terugmelding",
        **{f"{naam}_URL": f"https://{naam.lower()}.example/v1" for naam in REGISTERS},
        **{f"{naam}_API_KEY": f"sleutel-van-{naam.lower()}" for naam in REGISTERS},
        "RDW_OPEN_URL": "https://opendata.example",
        "LOCATIESERVER_URL": "https://locaties.example/v3_1",
        "ZAKEN_BRONNEN": "Gemeente Utrecht|00000001002220647000|https://zaken.example/utrecht",
        "BERICHTEN_BRONNEN": "Gemeente Utrecht|00000001002220647000|https://berichten.example/utrecht",
        "TAKEN_BRONNEN": "Gemeente Utrecht|00000001002220647000|https://taken.example/utrecht",
        "KLANTINTERACTIES_BRONNEN": "Gemeente Utrecht|00000001002220647000|https://contact.example/utrecht",
        "LOGBOEK_BRONNEN": "Gemeente Utrecht|00000001002220647000|https://logboek.example/utrecht",
        "FBS_API_KEY": "sleutel-van-fbs",
        "TAKEN_API_KEY": "sleutel-van-taken",
        "KLANTINTERACTIES_API_KEY": "sleutel-van-contact",
        "LDV_API_KEY": "sleutel-van-ldv",
        "ZGW_CLIENT_ID": "portaal",
        "ZGW_CLIENT_SECRET": SLEUTEL.format("zgw"),
        "MELDINGEN_SLEUTEL": SLEUTEL.format("meldingen"),
        "BETAALPAGINA_URL": "https://betaalpagina.example",
        "BETALEN_SLEUTEL": SLEUTEL.format("betalen"),
        "EMAIL_HOST": "mail.example",
        "DEFAULT_FROM_EMAIL": "portaal@portaal.example",
    }
    return {naam: waarde for naam, waarde in (waarden | anders).items() if waarde}
