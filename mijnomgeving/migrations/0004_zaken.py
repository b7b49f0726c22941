import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mijnomgeving", "0003_berichten"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stapreactie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene")),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Van deze stap voor deze betrokkene.",
                        max_length=64,
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                ("organisatie", models.CharField(max_length=200, verbose_name="organisatie")),
                ("zaaktype", models.CharField(blank=True, max_length=200, verbose_name="zaaktype")),
                ("stap", models.CharField(max_length=200, verbose_name="stap")),
                ("duidelijk", models.BooleanField(verbose_name="duidelijk")),
                (
                    "reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wat_doen", "Ik weet niet wat ik moet doen"),
                            ("woorden", "Ik begrijp de woorden niet"),
                            ("hoe_lang", "Ik weet niet hoe lang het duurt"),
                            ("klopt_niet", "Er staat iets wat niet klopt"),
                        ],
                        max_length=20,
                        verbose_name="reden",
                    ),
                ),
                ("op", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="op")),
            ],
            options={
                "verbose_name": "reactie op een stap",
                "verbose_name_plural": "reacties op stappen",
                "default_permissions": ("view",),
                "ordering": ("-op",),
                "indexes": [
                    models.Index(fields=["betrokkene"], name="stapreactie_van_wie"),
                    models.Index(fields=["op"], name="stapreactie_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisatie",
                    models.CharField(
                        blank=True,
                        help_text="De naam zoals die bij Koppelingen staat. Leeg: dit portaal, dus alle organisaties.",
                        max_length=200,
                        verbose_name="organisatie",
                    ),
                ),
                ("van", models.DateTimeField(verbose_name="van")),
                (
                    "tot",
                    models.DateTimeField(
                        blank=True, help_text="Leeg zolang de storing duurt.", null=True, verbose_name="tot"
                    ),
                ),
                (
                    "uitleg",
                    models.CharField(
                        help_text="Een zin die iedereen op zijn pagina leest.",
                        max_length=200,
                        verbose_name="wat er niet werkte",
                    ),
                ),
            ],
            options={
                "verbose_name": "storing met gevolgen voor termijnen",
                "verbose_name_plural": "storingen met gevolgen voor termijnen",
                "ordering": ("-van",),
                "indexes": [models.Index(fields=["tot"], name="uitval_tot")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                        name="uitval_tot_na_van",
                        violation_error_message="Het einde ligt na het begin.",
                    )
                ],
            },
        ),
    ]
