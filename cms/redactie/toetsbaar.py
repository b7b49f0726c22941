"""The pages on which editors work and visitors answer, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Persoon,
    Toetsbaar,
    Toetspagina,
    ga,
    klik,
    vul,
    zie,
)

_REDACTEUR = Persoon(
    "redacteur",
    (
        ga("/beheer/login/"),
        vul("[name=username]", "redacteur"),
        vul("[name=password]", "redacteur"),
        klik("form button[type=submit]"),
        zie("main h1, main h2"),
    ),
)

TOETSBAAR = Toetsbaar(
    personen=(_REDACTEUR,),
    paginas=(
        Toetspagina("reactie:bedankt", "/reactie/bedankt/?pagina=/zoeken/"),
        Toetspagina("reactie:gedaan", "/reactie/gedaan/?pagina=/zoeken/"),
        Toetspagina("redactie:mijn_werk", "/beheer/redactie/mijn-werk/", wie="redacteur"),
        Toetspagina("redactie:werklijst", "/beheer/redactie/mijn-werk/vragen/", wie="redacteur"),
        Toetspagina("redactie:handleiding", "/beheer/redactie/handleiding/", wie="redacteur"),
        Toetspagina("redactie:team", "/beheer/redactie/team/1/", wie="redacteur"),
        Toetspagina("redactie_reacties:reacties", "/beheer/reacties/", wie="redacteur"),
        Toetspagina("redactie_reacties:tellingen", "/beheer/reacties/per-pagina/", wie="redacteur"),
        Toetspagina("redactie_reacties:zoektermen", "/beheer/reacties/zonder-resultaat/", wie="redacteur"),
        Toetspagina("redactie_kwaliteit:advies", "/beheer/reports/advies/", wie="redacteur"),
        Toetspagina("redactie_links:links", "/beheer/reports/links/", wie="redacteur"),
        Toetspagina("redactie_toegankelijk:teksten", "/beheer/redactie/toegankelijkheid/teksten/", wie="redacteur"),
        Toetspagina(
            "redactie_toegankelijk:redenen", "/beheer/redactie/toegankelijkheid/met-een-fout/", wie="redacteur"
        ),
        Toetspagina(
            "redactie_toegankelijk:documenten", "/beheer/redactie/toegankelijkheid/documenten/", wie="redacteur"
        ),
    ),
    in_verhaal=(
        InVerhaal("tests/cms/redactie/test_bewerken.py", ("redactie:gecontroleerd",)),
        InVerhaal("tests/cms/redactie/links/test_beheer.py", ("redactie_links:link", "redactie_links:controleer")),
        InVerhaal("tests/cms/redactie/feedback/test_redactie.py", ("redactie_reacties:reactie",)),
        InVerhaal("tests/cms/redactie/toegankelijkheid/test_publiceren.py", ("redactie_toegankelijk:publiceren",)),
    ),
    geen_pagina=(
        GeenPagina("antwoord op de vraag onder elke pagina, of die hielp", ("reactie:geef",)),
        GeenPagina("deel van een pagina, dat een script ververst", ("redactie_*:*_results",)),
        GeenPagina(
            "advies onder een tekst, dat een script ververst, en de regels daarvoor",
            ("redactie_toegankelijk:advies", "redactie_toegankelijk:regels"),
        ),
    ),
)
