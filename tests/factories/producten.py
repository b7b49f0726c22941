"""Organisations, themes, UPL names, products and offers."""

from collections.abc import Sequence
from typing import Any

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from cms.producten.inlezen.paginas import make_stream
from cms.producten.inlezen.producten import ensure_index
from cms.producten.models import (
    Aanbod,
    Locatie,
    Organisatie,
    Organisatiesoort,
    ProductPagina,
    ProductVertaling,
    Thema,
    UniformeProduct,
    Woonplaats,
)
from cms.producten.models.paginas import Uitvoerder
from cms.producten.naamvorm import normalise_label, normalise_naam

TOOI = "https://identifier.overheid.nl/tooi/id"
OWMS = "http://standaarden.overheid.nl/owms/terms"


class OrganisatieFactory(DjangoModelFactory[Organisatie]):
    """A national body; traits make it a gemeente, provincie or waterschap."""

    class Meta:
        model = Organisatie

    class Params:
        plaats = factory.Sequence(lambda n: f"Plaats {n}")
        gemeente = factory.Trait(
            soort=Organisatiesoort.GEMEENTE,
            naam=factory.LazyAttribute(lambda o: f"Gemeente {o.plaats}"),
            korte_naam=factory.SelfAttribute("plaats"),
            code=factory.Sequence(lambda n: f"gm{7000 + n}"),
            telefoon="14 030",
        )
        provincie = factory.Trait(
            soort=Organisatiesoort.PROVINCIE,
            naam=factory.LazyAttribute(lambda o: f"Provincie {o.plaats}"),
            korte_naam=factory.SelfAttribute("plaats"),
        )
        waterschap = factory.Trait(
            soort=Organisatiesoort.WATERSCHAP,
            naam=factory.LazyAttribute(lambda o: f"Waterschap {o.plaats}"),
            korte_naam=factory.SelfAttribute("plaats"),
        )

    soort = Organisatiesoort.UITVOERINGSORGANISATIE
    naam = factory.Sequence(lambda n: f"Dienst {n}")
    korte_naam = factory.SelfAttribute("naam")
    slug = factory.LazyAttribute(lambda o: slugify(o.naam))
    tooi_uri = factory.LazyAttribute(lambda o: f"{TOOI}/{o.soort}/{o.slug}")
    owms_uri = factory.LazyAttribute(lambda o: f"{OWMS}/{o.slug}")
    website = factory.LazyAttribute(lambda o: f"https://www.{o.slug}.test")
    telefoon = "0800 1234"
    bezoekadres = "Stadsplateau 1, Utrecht"
    zoeknamen = factory.LazyAttribute(lambda o: Organisatie(naam=o.naam, korte_naam=o.korte_naam).make_zoeknamen())


class WoonplaatsFactory(DjangoModelFactory[Woonplaats]):
    """A place in a gemeente."""

    class Meta:
        model = Woonplaats

    naam = factory.Sequence(lambda n: f"Dorp {n}")
    zoeknaam = factory.LazyAttribute(lambda o: normalise_naam(o.naam))
    gemeente = factory.SubFactory(OrganisatieFactory, gemeente=True)


class ThemaFactory(DjangoModelFactory[Thema]):
    """A theme in both languages."""

    class Meta:
        model = Thema

    titel = factory.Sequence(lambda n: f"Thema {n}")
    titel_en = factory.LazyAttribute(lambda o: f"Theme {o.titel}")
    slug = factory.LazyAttribute(lambda o: slugify(o.titel))
    samenvatting = "Alles over dit onderwerp."
    samenvatting_en = "All about this subject."
    icoon = "home"


class UniformeProductFactory(DjangoModelFactory[UniformeProduct]):
    """A name of the UPL."""

    class Meta:
        model = UniformeProduct

    naam = factory.Sequence(lambda n: f"uniform product {n}")
    uri = factory.LazyAttribute(lambda o: f"{OWMS}/{o.naam.replace(' ', '_')}")
    label_vorm = factory.LazyAttribute(lambda o: normalise_label(o.naam))


class ProductPaginaFactory(DjangoModelFactory[ProductPagina]):
    """A published product that gemeenten carry out, with every part of the page filled."""

    class Meta:
        model = ProductPagina

    class Params:
        vast = factory.Trait(uitvoerder=Uitvoerder.VAST, organisatie=factory.SubFactory(OrganisatieFactory))

    title = factory.Sequence(lambda n: f"Product {n} aanvragen")
    titel_en = factory.LazyAttribute(lambda o: f"Apply: {o.title}")
    slug = factory.LazyAttribute(lambda o: slugify(o.title))
    samenvatting = "U vraagt dit aan bij de overheid."
    samenvatting_en = "You apply for this with the government."
    kort_antwoord = "Vraag het aan bij uw gemeente."
    doelgroepen = ["particulier"]
    uitvoerder = Uitvoerder.GEMEENTE
    upn = factory.SubFactory(UniformeProductFactory)
    wat = make_stream("wat", "alinea", ["Met dit product regelt u iets."])
    voor_wie = make_stream("voor_wie", "zin", ["U woont in Nederland."])
    voorwaarden = make_stream("voorwaarden", "zin", ["U bent 18 jaar of ouder."])
    stappen = make_stream("stappen", "stap", [{"titel": "Maak een afspraak", "tekst": "Dat kan online."}])
    nodig = make_stream("nodig", "zin", ["Een geldig identiteitsbewijs."])
    kosten = make_stream(
        "kosten",
        "bedrag",
        [{"omschrijving": "Voor volwassenen", "bedrag": "88.20", "vanaf": "2026-01-01", "toelichting": "Maximum."}],
    )
    termijn = "U krijgt het binnen 5 werkdagen. Soms duurt het langer."
    geen_reactie = "Bel na een week."
    bezwaar = "Maak binnen zes weken bezwaar."
    wetten = make_stream("wetten", "wet", [{"naam": "Paspoortwet", "url": "https://wetten.overheid.nl/BWBR0005212/"}])
    kanalen = make_stream(
        "kanalen",
        "kanaal",
        [
            {"soort": "online", "tekst": "Online regelen", "url": None, "telefoon": "", "inlog": "digid"},
            {"soort": "telefoon", "tekst": "Bel uw gemeente", "url": None, "telefoon": "14", "inlog": None},
        ],
    )
    vragen = make_stream("vragen", "vraag", [{"vraag": "Kan het sneller?", "antwoord": "Ja, met spoed."}])
    trefwoorden = "legitimatie\nreizen"
    mensentaal = "ik wil iets regelen\nhow do I arrange this"
    gecontroleerd = factory.Faker("date_object")

    @classmethod
    def _create(cls, model_class: type[ProductPagina], *args: Any, **kwargs: Any) -> ProductPagina:
        """Pages hang in a tree."""
        themas: Sequence[Thema] = kwargs.pop("themas", [])
        gerelateerd: Sequence[ProductPagina] = kwargs.pop("gerelateerd", [])
        pagina = model_class(*args, **kwargs)
        pagina.themas = themas
        pagina.gerelateerd = gerelateerd
        ensure_index().add_child(instance=pagina)
        return pagina


class AanbodFactory(DjangoModelFactory[Aanbod]):
    """A gemeente's own version of a product."""

    class Meta:
        model = Aanbod

    product = factory.SubFactory(ProductPaginaFactory)
    organisatie = factory.SubFactory(OrganisatieFactory, gemeente=True)
    titel = "Zo doet u het bij ons"
    samenvatting = "In onze gemeente maakt u een afspraak."
    url = "https://www.utrecht.test/product"


class LocatieFactory(DjangoModelFactory[Locatie]):
    """A counter that is open on Mondays."""

    class Meta:
        model = Locatie

    organisatie = factory.SubFactory(OrganisatieFactory, gemeente=True)
    naam = factory.Sequence(lambda n: f"Servicepunt {n}")
    adres = "Stadsplateau 1"
    postcode = "3521 AZ"
    plaats = "Utrecht"
    openingstijden = make_stream(
        "tijden", "tijd", [{"dag": "1", "van": "08:30:00", "tot": "17:00:00", "op_afspraak": True}]
    )


class ProductVertalingFactory(DjangoModelFactory[ProductVertaling]):
    """The English text of the product that the factory above makes."""

    class Meta:
        model = ProductVertaling

    pagina = factory.SubFactory(ProductPaginaFactory)
    taal = "en"
    kort_antwoord = "Apply to your municipality."
    wat = make_stream("wat", "alinea", ["With this product you arrange something."])
    kosten = make_stream("kosten", "bedrag", [{"omschrijving": "For adults", "toelichting": "At most."}])
    kanalen = make_stream("kanalen", "zin", ["Arrange it online", "Call your municipality"])
