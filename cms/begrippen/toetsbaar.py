"""The list of explained words, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import Toestand, Toetsbaar, Toetspagina, klik, zie

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("begrippen:lijst", "/begrippen/"),
        Toetspagina(
            "ProductPagina",
            "/producten/huurtoeslag/",
            toestanden=(
                Toestand("woord uitgelegd", (klik("main .begrip__woord"), zie("main .begrip__uitleg:popover-open"))),
            ),
        ),
    ),
)
