import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0002_inzendingen")]

    operations = [
        migrations.CreateModel(
            name="Berichtmap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene")),
                ("naam", models.BinaryField(help_text="Versleuteld.", verbose_name="naam")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "eigen map",
                "verbose_name_plural": "eigen mappen",
                "indexes": [models.Index(fields=["betrokkene"], name="berichtmap_van_wie")],
            },
        ),
        migrations.CreateModel(
            name="Berichtmerk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("betrokkene", models.CharField(help_text="Pseudoniem.", max_length=64, verbose_name="betrokkene")),
                (
                    "bericht",
                    models.CharField(
                        help_text="Sleutel; zegt niet welk bericht het is.", max_length=32, verbose_name="bericht"
                    ),
                ),
                ("gelezen", models.BooleanField(blank=True, null=True, verbose_name="gelezen")),
                (
                    "plaats",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("postvak", "Postvak"),
                            ("archief", "Archief"),
                            ("map", "Eigen map"),
                            ("prullenbak", "Prullenbak"),
                            ("weg", "Definitief verwijderd"),
                        ],
                        max_length=10,
                        verbose_name="plaats",
                    ),
                ),
                (
                    "map",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="mijnomgeving.berichtmap",
                        verbose_name="eigen map",
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, verbose_name="versie")),
                (
                    "te_vertellen",
                    models.BinaryField(
                        blank=True, help_text="Versleuteld.", null=True, verbose_name="nog te vertellen"
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField(db_default=Now(), verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "leesmerk",
                "verbose_name_plural": "leesmerken",
                "indexes": [
                    models.Index(fields=["gewijzigd_op"], name="berichtmerk_oud"),
                    models.Index(
                        condition=models.Q(("te_vertellen__isnull", False)),
                        fields=["gewijzigd_op"],
                        name="berichtmerk_wachtend",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("betrokkene", "bericht"), name="berichtmerk_eenmaal"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("map__isnull", False), ("plaats", "map")),
                            models.Q(models.Q(("plaats", "map"), _negated=True), ("map__isnull", True)),
                            _connector="OR",
                        ),
                        name="berichtmerk_map",
                    ),
                ],
            },
        ),
    ]
