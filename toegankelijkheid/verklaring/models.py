"""Research by people, what does not comply, the statements that were signed, and what people reported."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from toegankelijkheid.verklaring.status import Status


def _iemand() -> "models.ForeignKey[User | None, User | None]":
    """Who did it, for as long as the account is there."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )


class Onderzoekstand(models.TextChoices):
    """How far a research is."""

    GEPLAND = "gepland", _("Gepland")
    BEZIG = "bezig", _("Bezig")
    AFGEROND = "afgerond", _("Afgerond")
    VERVALLEN = "vervallen", _("Vervallen")


class Techniek(models.TextChoices):
    """How a person judges a clause."""

    TOETSENBORD = "toetsenbord", _("Alleen het toetsenbord")
    SCHERMLEZER = "schermlezer", _("Een schermlezer")
    ZOOM = "zoom", _("Vergroten tot 400%")
    TEKSTAFSTAND = "tekstafstand", _("Ruimere tekstafstand")
    KLEUR = "kleur", _("Contrast en kleur meten")
    KIJKEN = "kijken", _("Kijken en lezen")
    MEDIA = "media", _("Luisteren en kijken naar media")
    FORMULIER = "formulier", _("Formulieren invullen, ook met fouten")
    CODE = "code", _("De code lezen")
    AANRAKEN = "aanraken", _("Een aanraakscherm")
    MENSEN = "mensen", _("Met mensen met een beperking")


class Aard(models.TextChoices):
    """How a page came into the sample (WCAG-EM, step 3)."""

    GESTRUCTUREERD = "gestructureerd", _("Gestructureerd")
    WILLEKEURIG = "willekeurig", _("Willekeurig")
    ZELF = "zelf", _("Zelf toegevoegd")


class Uitkomst(models.TextChoices):
    """What a person says of one clause on one page."""

    VOLDOET = "voldoet", _("Voldoet")
    VOLDOET_NIET = "voldoet-niet", _("Voldoet niet")
    NIET_VAN_TOEPASSING = "niet-van-toepassing", _("Niet van toepassing")
    NIET_TE_ZEGGEN = "niet-te-zeggen", _("Nog niet te zeggen")


class Onderzoek(models.Model):
    """One research by people after WCAG-EM: what it covers, who does it, how, and when it is done."""

    naam = models.CharField(_("naam"), max_length=120)
    stand = models.CharField(_("stand"), max_length=10, choices=Onderzoekstand, default=Onderzoekstand.GEPLAND)
    gepland_op = models.DateField(
        _("klaar op"), help_text=_("De dag waarop het onderzoek klaar is, zoals u dat met de onderzoeker afsprak.")
    )
    begonnen_op = models.DateField(_("begonnen op"), null=True, blank=True)
    afgerond_op = models.DateField(_("afgerond op"), null=True, blank=True)
    reikwijdte = models.TextField(
        _("wat hoort erbij"), help_text=_("Alle onderdelen van de site, ook achter de inlog en de documenten.")
    )
    buiten_reikwijdte = models.TextField(
        _("wat hoort er niet bij"), blank=True, help_text=_("Met de reden, bijvoorbeeld inhoud van anderen.")
    )
    hulpmiddelen = models.TextField(
        _("waarmee wordt getest"),
        blank=True,
        help_text=_("Browsers, schermlezers en apparaten, elk met hun versie."),
    )
    technieken = models.JSONField(_("technieken"), default=list)
    uitvoerder = models.CharField(
        _("wie onderzoekt"), max_length=200, help_text=_("De organisatie of de functie, geen namen van mensen.")
    )
    onafhankelijk = models.BooleanField(
        _("de onderzoeker is onafhankelijk"), default=False, help_text=_("Iemand die de site niet zelf maakt.")
    )
    rapport_url = models.URLField(_("webadres van het rapport"), max_length=500, blank=True)
    samenvatting = models.TextField(_("conclusie"), blank=True)
    zaad = models.CharField(max_length=32, blank=True, help_text="Repeats the draw of the random pages.")
    aangemaakt_op = models.DateTimeField(auto_now_add=True)
    aangemaakt_door = _iemand()
    afgerond_door = _iemand()

    objects: ClassVar[models.Manager["Onderzoek"]] = models.Manager()

    class Meta:
        verbose_name = _("onderzoek")
        verbose_name_plural = _("onderzoeken")
        ordering = ["-gepland_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand=Onderzoekstand.AFGEROND, afgerond_op__isnull=False)
                | (~Q(stand=Onderzoekstand.AFGEROND) & Q(afgerond_op__isnull=True)),
                name="onderzoek_afgerond_met_dag",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Steekproefpagina(models.Model):
    """One page that is judged, with why it is in the sample."""

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.CASCADE, related_name="paginas")
    adres = models.CharField(_("webadres"), max_length=500)
    naam = models.CharField(_("naam"), max_length=255)
    aard = models.CharField(_("hoe gekozen"), max_length=15, choices=Aard)
    reden = models.CharField(_("waarom deze pagina"), max_length=255, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects: ClassVar[models.Manager["Steekproefpagina"]] = models.Manager()

    class Meta:
        verbose_name = _("pagina in de steekproef")
        verbose_name_plural = _("pagina's in de steekproef")
        ordering = ["volgorde", "pk"]
        constraints = [models.UniqueConstraint(fields=["onderzoek", "adres"], name="steekproef_adres_een_keer")]

    def __str__(self) -> str:
        return self.naam


class Oordeel(models.Model):
    """What a person says of one clause on one page of the sample."""

    pagina = models.ForeignKey(Steekproefpagina, on_delete=models.CASCADE, related_name="oordelen")
    eis = models.CharField(_("eis"), max_length=6)
    uitkomst = models.CharField(_("uitkomst"), max_length=20, choices=Uitkomst)
    techniek = models.CharField(_("hoe onderzocht"), max_length=15, choices=Techniek, blank=True)
    toelichting = models.TextField(_("wat zag u"), blank=True)
    door = _iemand()
    op = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["Oordeel"]] = models.Manager()

    class Meta:
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")
        ordering = ["pagina", "eis"]
        constraints = [models.UniqueConstraint(fields=["pagina", "eis"], name="oordeel_een_per_pagina_en_eis")]

    def __str__(self) -> str:
        return f"{self.eis} {self.pagina_id}: {self.uitkomst}"


class Afwijking(models.Model):
    """Something that does not comply, as the statement explains it to readers."""

    eis = models.CharField(_("eis"), max_length=6)
    waar = models.CharField(_("waar"), max_length=255, help_text=_("Welke pagina's of onderdelen."))
    omschrijving = models.TextField(_("wat er niet klopt"))
    oorzaak = models.TextField(_("oorzaak"), blank=True)
    gevolg = models.TextField(_("gevolg voor bezoekers"), blank=True)
    alternatief = models.TextField(_("hoe het wel kan"), blank=True)
    maatregel = models.TextField(_("wat wij doen"), blank=True)
    oplossen_voor = models.DateField(_("klaar op"), null=True, blank=True)
    onevenredig = models.BooleanField(_("oplossen kost onevenredig veel"), default=False)
    waarom_onevenredig = models.TextField(_("waarom onevenredig"), blank=True)
    engels = models.JSONField(default=dict, blank=True, help_text="{field: text in English}")
    onderzoek = models.ForeignKey(
        Onderzoek, on_delete=models.SET_NULL, null=True, blank=True, related_name="afwijkingen"
    )
    sinds = models.DateField(_("sinds"))
    hersteld_op = models.DateField(_("hersteld op"), null=True, blank=True)
    nagekeken_door = _iemand()

    objects: ClassVar[models.Manager["Afwijking"]] = models.Manager()

    class Meta:
        verbose_name = _("afwijking")
        verbose_name_plural = _("afwijkingen")
        ordering = ["eis", "pk"]

    def __str__(self) -> str:
        return f"{self.eis} {self.waar}"

    @property
    def is_compleet(self) -> bool:
        """Whether it says all that the law asks, apart from the day."""
        waarom = self.waarom_onevenredig if self.onevenredig else self.maatregel
        return all(tekst.strip() for tekst in (self.omschrijving, self.oorzaak, self.gevolg, waarom))


class Verklaring(models.Model):
    """One version of the statement: a concept until a second person signs it, and from then on as it was."""

    versie = models.PositiveIntegerField(_("versie"), unique=True)
    status = models.CharField(_("status"), max_length=1, choices=[(letter.value, letter.value) for letter in Status])
    inhoud = models.JSONField(_("inhoud"), help_text="As the register asks it; see `inhoud.make_inhoud`.")
    wat_veranderde = models.CharField(_("wat er veranderde"), max_length=300)
    opgesteld_op = models.DateTimeField(auto_now_add=True)
    opgesteld_door = _iemand()
    ondertekend_op = models.DateField(_("ondertekend op"), null=True, blank=True)
    ondertekend_door = _iemand()
    functie = models.CharField(_("functie van wie tekent"), max_length=120, blank=True)
    herinnerd_op = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Verklaring"]] = models.Manager()

    class Meta:
        verbose_name = _("toegankelijkheidsverklaring")
        verbose_name_plural = _("toegankelijkheidsverklaringen")
        ordering = ["-versie"]
        permissions = [("sign_verklaring", "Can sign a statement")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ondertekend_op__isnull=True, ondertekend_door__isnull=True)
                | (Q(ondertekend_op__isnull=False) & ~Q(functie="")),
                name="verklaring_getekend_met_functie",
            ),
            models.CheckConstraint(
                condition=~Q(ondertekend_door=F("opgesteld_door")), name="verklaring_tweede_persoon_tekent"
            ),
            models.UniqueConstraint(Value(1), condition=Q(ondertekend_op__isnull=True), name="verklaring_een_concept"),
        ]

    def __str__(self) -> str:
        return str(self.versie)


class Meldingstand(models.TextChoices):
    """How far the answer to a report is."""

    NIEUW = "nieuw", _("Nieuw")
    BEZIG = "bezig", _("In behandeling")
    BEANTWOORD = "beantwoord", _("Beantwoord")


class Melding(models.Model):
    """A report of somebody for whom something did not work.

    Without a name. The e-mail address is there only to answer, sealed (`portal.verantwoording.kluis`), and is wiped
    some time after the answer; so is the text, from which personal data were taken before it was kept.
    """

    sleutel = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kenmerk = models.CharField(_("kenmerk"), max_length=16, unique=True)
    adres = models.CharField(_("pagina"), max_length=500, blank=True)
    tekst = models.TextField(_("wat er misging"), blank=True)
    hulpmiddel = models.CharField(_("hulpmiddel"), max_length=120, blank=True)
    email = models.BinaryField(default=b"", help_text="Sealed; empty when not given or wiped.")
    taal = models.CharField(max_length=5, default="nl")
    ontvangen_op = models.DateTimeField(_("ontvangen"))
    antwoord_voor = models.DateField(_("antwoord voor"))
    stand = models.CharField(_("stand"), max_length=10, choices=Meldingstand, default=Meldingstand.NIEUW)
    behandelaar = _iemand()
    antwoord = models.TextField(_("antwoord"), blank=True)
    beantwoord_op = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    gewist_op = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Melding"]] = models.Manager()

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering = ["-ontvangen_op"]

    def __str__(self) -> str:
        return self.kenmerk
