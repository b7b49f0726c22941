"""What a check found."""

import factory
from django.utils import timezone

from toegankelijkheid.toetsen.models import Gevonden, Rondesoort, Telling, Toetsronde


class ToetsrondeFactory(factory.django.DjangoModelFactory[Toetsronde]):
    class Meta:
        model = Toetsronde

    soort = Rondesoort.NACHTELIJK
    omvang = "alle"
    begonnen_op = factory.LazyFunction(timezone.now)
    klaar_op = factory.LazyFunction(timezone.now)


class GevondenFactory(factory.django.DjangoModelFactory[Gevonden]):
    class Meta:
        model = Gevonden

    class Params:
        dag = factory.LazyFunction(timezone.now)

    sleutel = factory.Sequence(lambda nummer: f"{nummer:064d}")
    eis = "1.4.3"
    regel = "axe:color-contrast"
    motoren = ["axe"]
    zekerheid = "zeker"
    adres = "/"
    paginasoort = "web/home.html"
    plek = "main > p"
    uitleg = "Elements must meet minimum color contrast ratio thresholds"
    weergaven = ["1280"]
    sinds = factory.SelfAttribute("dag")
    laatst_gezien = factory.LazyFunction(timezone.now)


class TellingFactory(factory.django.DjangoModelFactory[Telling]):
    class Meta:
        model = Telling

    ronde = factory.SubFactory(ToetsrondeFactory)
    zekerheid = "zeker"
    aantal = 1
