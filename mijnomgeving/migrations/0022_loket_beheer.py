import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models.functions import Now

_PSEUDONIEM = "Pseudoniem van de medewerker."
_SOORTEN = [
    ("terugbellen", "Terugbellen"),
    ("verwijzing", "Doorverwijzing"),
    ("afspraak", "Afspraak voorbereiden"),
]


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0021_loket_toezicht")]

    operations = [
        migrations.CreateModel(
            name="Inzet",
            fields=[
                (
                    "medewerker",
                    models.CharField(
                        help_text=_PSEUDONIEM,
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                        verbose_name="medewerker",
                    ),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                (
                    "themas",
                    ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="weet veel van",
                    ),
                ),
                ("werktijden", models.JSONField(blank=True, default=dict, verbose_name="werktijden")),
                ("afwezig_van", models.DateField(blank=True, null=True, verbose_name="afwezig van")),
                ("afwezig_tot", models.DateField(blank=True, null=True, verbose_name="afwezig tot en met")),
                ("bijgewerkt_op", models.DateTimeField(auto_now=True, verbose_name="bijgewerkt op")),
            ],
            options={
                "verbose_name": "inzet van een medewerker",
                "verbose_name_plural": "inzet van medewerkers",
                "indexes": [models.Index(fields=["organisatie"], name="loketinzet_organisatie")],
            },
        ),
        migrations.CreateModel(
            name="Loketteam",
            fields=[
                (
                    "team_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="team"
                    ),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                (
                    "themas",
                    ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="thema's",
                    ),
                ),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
            ],
            options={
                "verbose_name": "team aan het loket",
                "verbose_name_plural": "teams aan het loket",
                "ordering": ["naam"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["organisatie", "naam"],
                        condition=models.Q(gesloten_op__isnull=True),
                        name="loketteam_naam_eenmaal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Teamlid",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("medewerker", models.CharField(help_text=_PSEUDONIEM, max_length=64, verbose_name="medewerker")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="leden",
                        to="mijnomgeving.loketteam",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "lid van een team",
                "verbose_name_plural": "leden van teams",
                "indexes": [models.Index(fields=["medewerker"], name="loketteam_lid_van")],
                "constraints": [models.UniqueConstraint(fields=["team", "medewerker"], name="loketteam_lid_eenmaal")],
            },
        ),
        migrations.CreateModel(
            name="Werkstuk",
            fields=[
                (
                    "werkstuk_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="werkstuk"
                    ),
                ),
                ("organisatie", models.CharField(max_length=20, verbose_name="organisatie (OIN)")),
                ("soort", models.CharField(choices=_SOORTEN, max_length=12, verbose_name="soort")),
                ("thema", models.CharField(blank=True, max_length=120, verbose_name="thema of product")),
                ("over", models.CharField(max_length=160, verbose_name="waarover")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem, nooit een nummer.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                ("contact_id", models.UUIDField(blank=True, null=True, verbose_name="contact")),
                ("verwijst_naar", models.CharField(blank=True, max_length=64, verbose_name="hoort bij")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("uiterlijk", models.DateTimeField(verbose_name="uiterlijk")),
                (
                    "medewerker",
                    models.CharField(blank=True, help_text=_PSEUDONIEM, max_length=64, verbose_name="opgepakt door"),
                ),
                (
                    "opgepakt_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="voor het eerst opgepakt op"),
                ),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="keer geprobeerd")),
                ("klaar_op", models.DateTimeField(blank=True, null=True, verbose_name="klaar op")),
                ("uitkomst", models.CharField(blank=True, max_length=20, verbose_name="uitkomst")),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.deletion.SET_NULL,
                        related_name="werk",
                        to="mijnomgeving.loketteam",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "verbose_name": "werkstuk",
                "verbose_name_plural": "werkstukken",
                "ordering": ["uiterlijk"],
                "indexes": [
                    models.Index(
                        fields=["organisatie", "uiterlijk"],
                        condition=models.Q(klaar_op__isnull=True),
                        name="werkstuk_open",
                    ),
                    models.Index(fields=["medewerker", "klaar_op"], name="werkstuk_van_wie"),
                    models.Index(fields=["klaar_op"], name="werkstuk_oud"),
                    models.Index(fields=["betrokkene"], name="werkstuk_betrokkene"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["organisatie", "soort", "verwijst_naar"],
                        condition=~models.Q(verwijst_naar=""),
                        name="werkstuk_eenmaal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gesprekssamenvatting",
            fields=[
                (
                    "samenvatting_id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                        verbose_name="samenvatting",
                    ),
                ),
                ("contact_id", models.UUIDField(unique=True, verbose_name="contact")),
                ("organisatie", models.CharField(max_length=160, verbose_name="organisatie")),
                (
                    "betrokkene",
                    models.CharField(
                        blank=True,
                        help_text="Pseudoniem, nooit een nummer.",
                        max_length=64,
                        verbose_name="betrokkene",
                    ),
                ),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                (
                    "in_mijn_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="in MijnOmgeving gezet op"),
                ),
            ],
            options={
                "verbose_name": "samenvatting van een gesprek",
                "verbose_name_plural": "samenvattingen van gesprekken",
                "indexes": [
                    models.Index(fields=["betrokkene", "-gemaakt_op"], name="samenvatting_van_wie"),
                    models.Index(fields=["gemaakt_op"], name="samenvatting_oud"),
                ],
            },
        ),
    ]
