"""Who hears of what, what was sent, and what editors say that changed."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.producten.models import Organisatie, ProductPagina, Thema

MAX_ZIN = 200


class Onderwerpsoort(models.TextChoices):
    """What one can follow."""

    BUURT = "buurt", _("Berichten over uw gemeente")
    ADRES = "adres", _("Berichten rond een adres")
    PRODUCT = "product", _("Product")
    THEMA = "thema", _("Thema")
    ORGANISATIE = "organisatie", _("Organisatie")


class Zendingsoort(models.TextChoices):
    """Why a mail goes out."""

    BEVESTIGING = "bevestiging", _("Vraag om bevestiging")
    LINK = "link", _("Link om te veranderen")
    DAGBERICHT = "dagbericht", _("Dagbericht")


class Abonnement(models.Model):
    """One e-mail address that wants to hear something. It is gone with the last subject that it follows."""

    kenmerk = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    adres = models.CharField(
        _("kenmerk van het adres"), max_length=64, unique=True, help_text=_("Met sleutel gehasht.")
    )
    verzegeld = models.BinaryField(_("adres, versleuteld"))
    taal = models.CharField(_("taal"), max_length=5, default="nl")
    gemaakt_op = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementen")

    def __str__(self) -> str:
        return str(self.kenmerk)


class Onderwerp(models.Model):
    """One thing that a subscriber follows, once they have said so twice."""

    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, related_name="onderwerpen")
    soort = models.CharField(_("soort"), max_length=12, choices=Onderwerpsoort)
    sleutel = models.CharField(_("sleutel"), max_length=100, help_text=_("Hetzelfde onderwerp staat er één keer."))
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.CASCADE, related_name="+")
    product = models.ForeignKey(ProductPagina, null=True, on_delete=models.CASCADE, related_name="+")
    thema = models.ForeignKey(Thema, null=True, on_delete=models.CASCADE, related_name="+")
    gebied = models.BinaryField(_("plek en afstand, versleuteld"), default=bytes)
    gevraagd_op = models.DateTimeField(_("gevraagd op"), auto_now_add=True)
    bevestigd_op = models.DateTimeField(_("bevestigd op"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("onderwerp")
        verbose_name_plural = _("onderwerpen")
        constraints = [models.UniqueConstraint(fields=["abonnement", "sleutel"], name="attendering_onderwerp_eenmaal")]
        indexes = [
            models.Index(fields=["gevraagd_op"], condition=Q(bevestigd_op=None), name="attendering_onbevestigd"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Zending(models.Model):
    """One mail: made once, sent once. What stood in it is wiped when it can no longer come back."""

    kenmerk = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, related_name="zendingen")
    soort = models.CharField(_("soort"), max_length=12, choices=Zendingsoort)
    dag = models.DateField(_("dag"), null=True)
    inhoud = models.BinaryField(_("inhoud, versleuteld"), default=bytes)
    gemaakt_op = models.DateTimeField(_("gemaakt op"), auto_now_add=True, db_index=True)
    verstuurd_op = models.DateTimeField(_("verstuurd op"), null=True)
    teruggekomen = models.BooleanField(_("teruggekomen"), default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("zending")
        verbose_name_plural = _("zendingen")
        constraints = [
            models.UniqueConstraint(
                fields=["abonnement", "dag"],
                condition=Q(soort=Zendingsoort.DAGBERICHT),
                name="attendering_een_dagbericht_per_dag",
            )
        ]

    def __str__(self) -> str:
        return str(self.kenmerk)


class Verteld(models.Model):
    """That a subscriber was told of this; by it nobody hears the same twice. Where they live cannot be read from it."""

    abonnement = models.ForeignKey(Abonnement, on_delete=models.CASCADE, related_name="verteld")
    nieuws = models.CharField(_("kenmerk van het nieuws"), max_length=64, help_text=_("Met sleutel gehasht."))
    op = models.DateField(_("op"), db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("verteld nieuws")
        verbose_name_plural = _("verteld nieuws")
        constraints = [models.UniqueConstraint(fields=["abonnement", "nieuws"], name="attendering_verteld_eenmaal")]

    def __str__(self) -> str:
        return self.nieuws


class Wijziging(models.Model):
    """What an editor says to readers about a product that changed in a way that matters to them."""

    product = models.ForeignKey(ProductPagina, on_delete=models.CASCADE, related_name="wijzigingen")
    zin = models.CharField(
        _("wat er verandert"),
        max_length=MAX_ZIN,
        help_text=_("Eén of twee zinnen voor de lezer, bijvoorbeeld: Vanaf 1 januari kost een paspoort 88,20 euro."),
    )
    zin_en = models.CharField(_("hetzelfde in het Engels"), max_length=MAX_ZIN, blank=True)
    gemeld_op = models.DateTimeField(_("gemeld op"), auto_now_add=True, db_index=True)
    gemeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("gemeld door"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # From the first digest that holds it on, it cannot be taken back.
    verteld_op = models.DateTimeField(_("voor het eerst gemaild op"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("belangrijke wijziging")
        verbose_name_plural = _("belangrijke wijzigingen")
        ordering = ["-gemeld_op"]

    def __str__(self) -> str:
        return self.zin
