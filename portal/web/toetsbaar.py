"""The pages of the shell, of logging in and of finding, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import Toestand, Toetsbaar, Toetspagina, klik, vul, zie

_MENU = Toestand("menu open", (klik(".hoofdnav__uitklap > summary"), zie(".hoofdnav__uitklap[open] a")))

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina(
            route="web:zoeken",
            adres="/zoeken/",
            toestanden=(_MENU,),
            taak=(vul("main [name=q]", "paspoort"), klik("main [type=search] ~ button"), zie(".resultaten__lijst a")),
        ),
    ),
)
