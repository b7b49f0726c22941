"""Research by people, deviations and signed statements."""

from datetime import date, timedelta

import factory
from django.contrib.auth.models import User
from django.utils import timezone

from tests.factories.redactie import GebruikerFactory
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.verklaring.models import (
    Aard,
    Afwijking,
    Onderzoek,
    Onderzoekstand,
    Oordeel,
    Steekproefpagina,
    Uitkomst,
    Verklaring,
)
from toegankelijkheid.verklaring.services import make_concept, sign


class OnderzoekFactory(factory.django.DjangoModelFactory[Onderzoek]):
    class Meta:
        model = Onderzoek

    naam = "Onderzoek voorjaar"
    gepland_op = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=60))
    reikwijdte = "De hele site, ook achter de inlog en de documenten."
    uitvoerder = "Bureau Toegankelijk"
    technieken = ["toetsenbord", "schermlezer"]


class SteekproefpaginaFactory(factory.django.DjangoModelFactory[Steekproefpagina]):
    class Meta:
        model = Steekproefpagina

    onderzoek = factory.SubFactory(OnderzoekFactory)
    adres = factory.Sequence(lambda nummer: f"/pagina-{nummer}/")
    naam = factory.Sequence(lambda nummer: f"Pagina {nummer}")
    aard = Aard.GESTRUCTUREERD


class AfwijkingFactory(factory.django.DjangoModelFactory[Afwijking]):
    """Complete, to be mended in three months."""

    class Meta:
        model = Afwijking

    eis = "1.4.3"
    waar = "Kaarten op de beginpagina"
    omschrijving = "Grijze letters op een lichte achtergrond."
    oorzaak = "De kleuren zijn gekozen voor er een contrasttoets was."
    gevolg = "Wie slecht ziet, kan de tekst niet lezen."
    alternatief = "Kies meer contrast bij Letters en kleuren."
    maatregel = "Wij maken de letters donkerder."
    oplossen_voor = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    sinds = factory.LazyFunction(timezone.localdate)


def make_afgerond_onderzoek(*, op: date, niet_voldaan: frozenset[str] = frozenset()) -> Onderzoek:
    """Two pages, one by chance, on which people judged every clause; these fail on the first."""
    onderzoek = OnderzoekFactory(stand=Onderzoekstand.AFGEROND, afgerond_op=op, gepland_op=op)
    paginas = [
        SteekproefpaginaFactory(onderzoek=onderzoek),
        SteekproefpaginaFactory(onderzoek=onderzoek, aard=Aard.WILLEKEURIG),
    ]
    Oordeel.objects.bulk_create(
        Oordeel(
            pagina=pagina,
            eis=eis,
            uitkomst=Uitkomst.VOLDOET_NIET if eis in niet_voldaan and pagina == paginas[0] else Uitkomst.VOLDOET,
        )
        for pagina in paginas
        for eis in EISEN
    )
    return onderzoek


def make_verklaring(*, maker: User | None = None, tekenaar: User | None = None) -> Verklaring:
    """The next version with what is true now, signed today by a second person."""
    concept = make_concept(door=maker or GebruikerFactory(), wat_veranderde="Eerste versie")
    return sign(concept=concept, door=tekenaar or GebruikerFactory(), functie="Hoofd dienstverlening")
