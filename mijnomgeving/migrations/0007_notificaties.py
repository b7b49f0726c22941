import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mijnomgeving", "0006_uittreksels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meldvoorkeur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("bericht", "Nieuwe berichten"),
                            ("taak", "Iets dat u moet doen of betalen"),
                            ("zaak", "Nieuws over een zaak die u volgt"),
                            ("gegevens", "Een verandering in uw gegevens"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("mail", "E-mail"), ("push", "Melding op een apparaat")],
                        max_length=10,
                        verbose_name="kanaal",
                    ),
                ),
                ("aan", models.BooleanField(verbose_name="aan")),
                (
                    "gewijzigd_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gewijzigd op"
                    ),
                ),
            ],
            options={
                "verbose_name": "voorkeur voor notificaties",
                "verbose_name_plural": "voorkeuren voor notificaties",
                "constraints": [
                    models.UniqueConstraint(fields=("betrokkene", "soort", "kanaal"), name="meldvoorkeur_een_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="GevolgdeZaak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("zaak_sleutel", models.CharField(max_length=64, verbose_name="sleutel van de zaak")),
                (
                    "gevolgd_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gevolgd op"
                    ),
                ),
            ],
            options={
                "verbose_name": "gevolgde zaak",
                "verbose_name_plural": "gevolgde zaken",
                "indexes": [models.Index(fields=["gevolgd_op"], name="gevolgde_zaak_oud")],
                "constraints": [
                    models.UniqueConstraint(fields=("betrokkene", "zaak_sleutel"), name="zaak_een_keer_gevolgd")
                ],
            },
        ),
        migrations.CreateModel(
            name="Pushabonnement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Hash van het adres.", max_length=64, unique=True, verbose_name="sleutel"
                    ),
                ),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("verzegeld", models.BinaryField(verbose_name="adres en sleutels, versleuteld")),
                ("apparaat", models.CharField(blank=True, default="", max_length=80, verbose_name="apparaat")),
                ("taal", models.CharField(default="nl", max_length=5, verbose_name="taal")),
                (
                    "sinds",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="sinds"),
                ),
            ],
            options={
                "verbose_name": "apparaat met meldingen",
                "verbose_name_plural": "apparaten met meldingen",
                "indexes": [models.Index(fields=["betrokkene"], name="pushabonnement_van_wie")],
            },
        ),
        migrations.CreateModel(
            name="Notificatie",
            fields=[
                (
                    "kenmerk",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="kenmerk"
                    ),
                ),
                ("aanleiding", models.CharField(max_length=140, unique=True, verbose_name="aanleiding")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, verbose_name="betrokkene"
                    ),
                ),
                ("houder", models.BinaryField(blank=True, default=b"", verbose_name="voor wie, versleuteld")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("bericht", "Nieuwe berichten"),
                            ("taak", "Iets dat u moet doen of betalen"),
                            ("zaak", "Nieuws over een zaak die u volgt"),
                            ("gegevens", "Een verandering in uw gegevens"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("mail", "E-mail"), ("push", "Melding op een apparaat")],
                        max_length=10,
                        verbose_name="kanaal",
                    ),
                ),
                ("afzender", models.CharField(blank=True, default="", max_length=200, verbose_name="afzender")),
                (
                    "zaak_sleutel",
                    models.CharField(blank=True, default="", max_length=64, verbose_name="sleutel van de zaak"),
                ),
                (
                    "abonnement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="mijnomgeving.pushabonnement",
                        verbose_name="apparaat",
                    ),
                ),
                (
                    "adres",
                    models.CharField(
                        blank=True, default="", help_text="Hash met sleutel.", max_length=64, verbose_name="adres"
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("wacht", "wordt verstuurd"),
                            ("verstuurd", "verstuurd"),
                            ("terug", "kwam terug, wij proberen het nog een keer"),
                            ("onbestelbaar", "kwam twee keer terug"),
                            ("overgeslagen", "niet verstuurd: er was geen bevestigd adres"),
                        ],
                        default="wacht",
                        max_length=15,
                        verbose_name="stand",
                    ),
                ),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                (
                    "aangemaakt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="aangemaakt op"
                    ),
                ),
                ("verstuurd_op", models.DateTimeField(blank=True, null=True, verbose_name="verstuurd op")),
                ("terug_op", models.DateTimeField(blank=True, null=True, verbose_name="teruggekomen op")),
            ],
            options={
                "verbose_name": "notificatie",
                "verbose_name_plural": "notificaties",
                "indexes": [
                    models.Index(fields=["betrokkene", "-aangemaakt_op"], name="notificatie_van_wie"),
                    models.Index(fields=["aangemaakt_op"], name="notificatie_oud"),
                    models.Index(condition=models.Q(("stand", "terug")), fields=["terug_op"], name="notificatie_terug"),
                    models.Index(
                        condition=models.Q(("houder", b""), _negated=True),
                        fields=["verstuurd_op"],
                        name="notificatie_met_houder",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contactherstel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "betrokkene",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, unique=True, verbose_name="betrokkene"
                    ),
                ),
                (
                    "adres",
                    models.CharField(
                        help_text="Hash met sleutel van het adres dat niet werkt.", max_length=64, verbose_name="adres"
                    ),
                ),
                (
                    "sinds",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="sinds"),
                ),
                ("papier_op", models.DateTimeField(blank=True, null=True, verbose_name="papier doorgegeven op")),
            ],
            options={
                "verbose_name": "contactherstel",
                "verbose_name_plural": "contactherstel",
            },
        ),
        migrations.CreateModel(
            name="Weergave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "handelende",
                    models.CharField(
                        help_text="Pseudoniem, nooit een nummer.", max_length=64, unique=True, verbose_name="handelende"
                    ),
                ),
                (
                    "tekst",
                    models.CharField(
                        blank=True,
                        choices=[("", "Gewoon"), ("groot", "Groot"), ("groter", "Extra groot")],
                        default="",
                        max_length=10,
                        verbose_name="letters",
                    ),
                ),
                (
                    "contrast",
                    models.CharField(
                        blank=True,
                        choices=[("", "Gewoon"), ("meer", "Meer verschil tussen letters en achtergrond")],
                        default="",
                        max_length=10,
                        verbose_name="contrast",
                    ),
                ),
                (
                    "kleuren",
                    models.CharField(
                        blank=True,
                        choices=[("", "Zoals mijn apparaat het wil"), ("licht", "Licht"), ("donker", "Donker")],
                        default="",
                        max_length=10,
                        verbose_name="kleuren",
                    ),
                ),
                (
                    "beweging",
                    models.CharField(
                        blank=True,
                        choices=[("", "Zoals mijn apparaat het wil"), ("geen", "Niets laten bewegen")],
                        default="",
                        max_length=10,
                        verbose_name="beweging",
                    ),
                ),
                (
                    "gewijzigd_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gewijzigd op"
                    ),
                ),
            ],
            options={
                "verbose_name": "weergave",
                "verbose_name_plural": "weergaven",
            },
        ),
    ]
