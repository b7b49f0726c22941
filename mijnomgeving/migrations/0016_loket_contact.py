from uuid import uuid4

from django.db import migrations, models
from django.db.models.functions import Now

PSEUDONIEM, VERSLEUTELD = "Pseudoniem.", "Versleuteld."
KANALEN = [
    ("balie", "Aan de balie"),
    ("telefoon", "Telefoon"),
    ("video", "Videogesprek"),
    ("brief", "Brief of e-mail"),
]
IDENTITEIT = [
    ("geen", "Niet vastgesteld"),
    ("vragen", "Controlevragen goed beantwoord"),
    ("code", "Code uit MijnOmgeving of bericht"),
    ("document", "Identiteitsbewijs gezien"),
    ("digid", "Ingelogd met DigiD"),
]
AFLOOP = [
    ("opgelost", "Opgelost"),
    ("doorverwezen", "Doorverwezen naar een collega of andere organisatie"),
    ("terugbellen", "Wij bellen terug"),
    ("afspraak", "Afspraak gemaakt"),
    ("gestopt", "De persoon stopte het gesprek"),
    ("niet-gevonden", "Persoon niet gevonden of niet herkend"),
    ("vanzelf", "Vanzelf gesloten"),
]


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0015_subsidies")]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "contact_id",
                    models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="contact"),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("medewerker", models.CharField(help_text=PSEUDONIEM, max_length=64, verbose_name="medewerker")),
                ("kanaal", models.CharField(choices=KANALEN, max_length=10, verbose_name="kanaal")),
                (
                    "doel",
                    models.CharField(help_text="Uit het verwerkingenregister.", max_length=40, verbose_name="doel"),
                ),
                ("reden", models.BinaryField(help_text=VERSLEUTELD, verbose_name="reden")),
                ("product", models.CharField(blank=True, max_length=200, verbose_name="product")),
                ("begonnen_op", models.DateTimeField(db_default=Now(), verbose_name="begonnen op")),
                ("actief_op", models.DateTimeField(db_default=Now(), verbose_name="voor het laatst gebruikt op")),
                ("beeindigd_op", models.DateTimeField(blank=True, null=True, verbose_name="beëindigd op")),
                ("afloop", models.CharField(blank=True, choices=AFLOOP, max_length=20, verbose_name="afloop")),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem, leeg tot gevonden.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                (
                    "identiteit",
                    models.CharField(choices=IDENTITEIT, default="geen", max_length=10, verbose_name="identiteit"),
                ),
                (
                    "identiteit_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="identiteit vastgesteld op"),
                ),
            ],
            options={
                "verbose_name": "contact aan het loket",
                "verbose_name_plural": "contacten aan het loket",
                "indexes": [
                    models.Index(fields=["medewerker", "-begonnen_op"], name="loketcontact_van_wie"),
                    models.Index(fields=["organisatie", "begonnen_op"], name="loketcontact_organisatie"),
                    models.Index(fields=["betrokkene", "begonnen_op"], name="loketcontact_betrokkene"),
                    models.Index(
                        condition=models.Q(("beeindigd_op__isnull", True)),
                        fields=["actief_op"],
                        name="loketcontact_open",
                    ),
                ],
            },
        ),
    ]
