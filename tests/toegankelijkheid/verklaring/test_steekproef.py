"""One page of each kind and some by chance, and the same again with the same seed."""

from toegankelijkheid.verklaring.models import Aard
from toegankelijkheid.verklaring.steekproef import Kandidaat, draw

PAGINAS = [
    *(Kandidaat(f"/producten/{n}/", f"Product {n}", "product") for n in range(30)),
    *(Kandidaat(f"/themas/{n}/", f"Thema {n}", "thema") for n in range(10)),
    Kandidaat("/zoeken/", "Zoeken", "zoeken"),
]


def test_of_each_kind_the_first_is_chosen_and_at_least_three_more_by_chance() -> None:
    getrokken = draw(PAGINAS, zaad="a")

    assert [p.adres for p in getrokken if p.aard == Aard.GESTRUCTUREERD] == ["/producten/0/", "/themas/0/", "/zoeken/"]
    assert [p.aard for p in getrokken].count(Aard.WILLEKEURIG) == 3
    assert len({p.adres for p in getrokken}) == len(getrokken)


def test_of_many_kinds_a_tenth_more_is_drawn() -> None:
    soorten = [Kandidaat(f"/{soort}/{n}/", "", str(soort)) for soort in range(50) for n in range(2)]

    assert [p.aard for p in draw(soorten, zaad="a")].count(Aard.WILLEKEURIG) == 5


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    assert draw(PAGINAS, zaad="a") == draw(reversed(list(reversed(PAGINAS))), zaad="a")
    assert draw(PAGINAS, zaad="a") != draw(PAGINAS, zaad="b")


def test_where_nothing_is_left_nothing_is_drawn_by_chance() -> None:
    assert [p.aard for p in draw(PAGINAS[-1:], zaad="a")] == [Aard.GESTRUCTUREERD]
