"""What a government that leaves takes along (`manage.py exporteer`), and what stays, model by model.

Somebody who adds a model gives it a place here or with the data of a person (tests/portal/web/test_vertrek.py asks).
"""

from collections.abc import Mapping

# In this order a loader can take them in.
_INHOUD = (
    *("wagtailcore.Locale", "wagtailcore.Collection", "wagtailcore.Page", "wagtailcore.Site", "web.HomePagina"),
    *("wagtailimages.Image", "wagtaildocs.Document", "wagtailredirects.Redirect"),
    *("producten.UniformeProduct", "producten.Grondslag", "producten.SdgGebied", "producten.Thema"),
    *("producten.Organisatie", "producten.Woonplaats", "producten.Locatie", "producten.Lijststand"),
    *("producten.ProductenIndexPagina", "producten.ProductPagina", "producten.ProductVertaling", "producten.Aanbod"),
    *("levensgebeurtenissen.LevensgebeurtenissenIndexPagina", "levensgebeurtenissen.LevensgebeurtenisPagina"),
    *("levensgebeurtenissen.RegelhulpenIndexPagina", "levensgebeurtenissen.RegelhulpPagina"),
    *("levensgebeurtenissen.SectorenIndexPagina", "levensgebeurtenissen.SectorPagina"),
    *("nieuws.NieuwsIndexPagina", "nieuws.NieuwsPagina", "begrippen.Begrip"),
    *("werkinstructies.Werkinstructie", "werkinstructies.Statusuitleg", "werkinstructies.Contactpunt"),
    *("zoeken.Synoniem", "samenwerkende_catalogi.Bron"),
)
_INSTELLINGEN = ("mijnomgeving.Uitval", "mijnomgeving.Loketteam", "wegwijzer_ai.Schakelaar")
_VERKLARING = (
    *("toegankelijkheid.Onderzoek", "toegankelijkheid.Steekproefpagina", "toegankelijkheid.Oordeel"),
    *("toegankelijkheid.Afwijking", "toegankelijkheid.Verklaring"),
)
VERTREK: Mapping[str, tuple[str, ...]] = {
    "inhoud": _INHOUD,
    "instellingen": _INSTELLINGEN,
    "verklaring": _VERKLARING,
}
# What is not of people and stays as well.
VERTREK_BLIJFT: Mapping[str, str] = {
    **dict.fromkeys(
        ("zoeken.IndexVersie", "zoeken.IndexDocument"),
        "made again from the content (manage.py herbouw_index)",
    ),
    **dict.fromkeys(
        (
            *("samenwerkende_catalogi.Importrun", "samenwerkende_catalogi.Bronproduct"),
            *("samenwerkende_catalogi.ImportFout", "attendering.Wijziging", "attendering.Verteld"),
        ),
        "made again by the next import or publication",
    ),
    **dict.fromkeys(
        (
            *("redactie.Kwaliteitsmeting", "redactie.Kwaliteitsbevinding", "redactie.LinkControle"),
            *("redactie.Linkplek", "redactie.Documentcontrole", "redactie.Reactietelling", "redactie.Zoekterm"),
            *("toegankelijkheid.Toetsronde", "toegankelijkheid.Gevonden", "toegankelijkheid.Telling"),
            *(
                "wegwijzer_ai.Vraaggroep",
                "wegwijzer_ai.Dagtelling",
                "mijnomgeving.Ketencontrole",
                "mijnomgeving.Meting",
                "mijnomgeving.Bronstoring",
            ),
        ),
        "measurements of this portal: the next one measures its own",
    ),
    **dict.fromkeys(
        (
            *("redactie.Eindredactie", "redactie.Team", "redactie.Publicatiereden", "mijnomgeving.Teamlid"),
            *("mijnomgeving.Inzet",),
        ),
        "says who works where: staff have other accounts in the next portal",
    ),
}
