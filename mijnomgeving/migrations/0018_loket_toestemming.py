import uuid

from django.db import migrations, models
from django.db.models.functions import Now

SOORTEN = [
    ("bericht", "Nieuwe berichten"),
    ("taak", "Iets dat u moet doen of betalen"),
    ("zaak", "Nieuws over een zaak die u volgt"),
    ("gegevens", "Een verandering in uw gegevens"),
    ("verplichting", "Een herinnering aan een verplichting van uw onderneming"),
    ("regeling", "Een nieuwe regeling voor uw onderneming"),
    ("loket", "Wat een medewerker aan het loket u vraagt of voor u doet"),
]
WEGEN = [
    ("mijn", "In MijnOmgeving"),
    ("mail", "Met een code per e-mail"),
    ("sms", "Met een code per sms"),
    ("hier", "Hier, in het gesprek"),
]


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0017_loket_zoeken")]

    operations = [
        migrations.AlterField(
            model_name="meldvoorkeur",
            name="soort",
            field=models.CharField(
                choices=SOORTEN,
                max_length=20,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="notificatie",
            name="soort",
            field=models.CharField(
                choices=SOORTEN,
                max_length=20,
                verbose_name="soort",
            ),
        ),
        migrations.CreateModel(
            name="Loketcode",
            fields=[
                ("contact", models.UUIDField(primary_key=True, serialize=False, verbose_name="contact")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                (
                    "weg",
                    models.CharField(
                        choices=WEGEN,
                        max_length=5,
                        verbose_name="weg",
                    ),
                ),
                ("afdruk", models.CharField(blank=True, default="", max_length=64, verbose_name="afdruk van de code")),
                (
                    "zending",
                    models.BinaryField(blank=True, help_text="Versleuteld.", null=True, verbose_name="zending"),
                ),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("keer", models.PositiveSmallIntegerField(default=1, verbose_name="hoe vaak verstuurd")),
                ("verstuurd_op", models.DateTimeField(verbose_name="verstuurd op")),
                ("tot", models.DateTimeField(verbose_name="geldig tot")),
                ("gebruikt_op", models.DateTimeField(blank=True, null=True, verbose_name="gebruikt op")),
            ],
            options={
                "verbose_name": "code voor het loket",
                "verbose_name_plural": "codes voor het loket",
                "indexes": [models.Index(fields=["tot"], name="loketcode_oud")],
            },
        ),
        migrations.CreateModel(
            name="Toestemmingsvraag",
            fields=[
                (
                    "vraag_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="kenmerk"
                    ),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("contact", models.UUIDField(verbose_name="contact")),
                ("organisatie", models.CharField(help_text="OIN.", max_length=20, verbose_name="organisatie")),
                ("organisatienaam", models.CharField(max_length=200, verbose_name="naam van de organisatie")),
                (
                    "medewerker",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="medewerker"
                    ),
                ),
                ("doel", models.CharField(max_length=50, verbose_name="doel")),
                ("kanaal", models.CharField(max_length=10, verbose_name="kanaal")),
                (
                    "weg",
                    models.CharField(
                        choices=WEGEN,
                        max_length=5,
                        verbose_name="weg",
                    ),
                ),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="wat is gevraagd")),
                ("tot_dag", models.DateField(blank=True, null=True, verbose_name="gevraagd tot en met")),
                (
                    "gevraagd_op",
                    models.DateTimeField(db_default=Now(), verbose_name="gevraagd op"),
                ),
                ("vervalt_op", models.DateTimeField(verbose_name="te beantwoorden tot")),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gevraagd", "wacht op antwoord"),
                            ("gegeven", "toestemming gegeven"),
                            ("geweigerd", "geen toestemming"),
                            ("gestopt", "de vraag is gestopt"),
                        ],
                        default="gevraagd",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "antwoord",
                    models.BinaryField(blank=True, help_text="Versleuteld.", null=True, verbose_name="wat is gegeven"),
                ),
                (
                    "namens",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Leeg: de betrokkene zelf.",
                        max_length=50,
                        verbose_name="soort machtiging",
                    ),
                ),
                ("tot", models.DateTimeField(blank=True, null=True, verbose_name="geldig tot")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                (
                    "pogingen",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Met een verkeerd getal.", verbose_name="pogingen"
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag om toestemming",
                "verbose_name_plural": "vragen om toestemming",
                "indexes": [
                    models.Index(fields=["betrokkene", "-gevraagd_op"], name="toestemmingsvraag_van_wie"),
                    models.Index(fields=["contact"], name="toestemmingsvraag_contact"),
                    models.Index(fields=["gevraagd_op"], name="toestemmingsvraag_oud"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "gevraagd")),
                        fields=("contact",),
                        name="toestemmingsvraag_een_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "gegeven"), _negated=True),
                            models.Q(("antwoord__isnull", False), ("tot__isnull", False)),
                            _connector="OR",
                        ),
                        name="toestemmingsvraag_met_einde",
                    ),
                ],
            },
        ),
    ]
