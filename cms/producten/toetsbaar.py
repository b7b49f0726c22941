"""The pages of the catalogue, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    Toetsbaar,
    Toetspagina,
    klik,
    vul,
    zie,
)

_PASPOORT = "/producten/paspoort-aanvragen/"
_PLAATS = 'main [name="gemeente"]'

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("ProductenIndexPagina", "/producten/"),
        Toetspagina(
            "ProductPagina",
            _PASPOORT,
            taak=(
                vul(_PLAATS, "Utrecht"),
                klik("main >> role=button[name='Toon mijn gemeente']"),
                zie("main >> text='Gemeente Utrecht'"),
            ),
        ),
        Toetspagina("ProductPagina", f"{_PASPOORT}?gemeente=gm0344"),
        Toetspagina("ProductPagina", f"{_PASPOORT}?gemeente=Bergen"),
        Toetspagina("ProductPagina", f"{_PASPOORT}?gemeente=xqzxqz"),
        Toetspagina("ProductPagina", "/producten/waterschapsbelasting/"),
        Toetspagina("ProductPagina", "/en/producten/aanvullende-beurs/"),
        Toetspagina("ProductPagina", "/pap/producten/sedula-identiteitskaart-cn/"),
        Toetspagina("producten:themas", "/themas/"),
        Toetspagina("producten:thema", "/themas/verkeer-en-vervoer/"),
        Toetspagina("producten:organisaties", "/organisaties/?q=bonaire"),
        Toetspagina("producten:organisatie", "/organisaties/gemeente-utrecht/"),
        Toetspagina("producten:subsidies", "/ondernemers/subsidies/"),
        Toetspagina("lijsten:index", "/beheer/lijsten/", wie="redacteur"),
        Toetspagina("lijsten:lijst", via="lijsten:index", wie="redacteur"),
    ),
)
