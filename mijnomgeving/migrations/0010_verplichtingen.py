from uuid import uuid4

from django.db import migrations, models
from django.db.models.functions import Now

PSEUDONIEM = "Pseudoniem, nooit een nummer."
SOORTEN = [
    ("bericht", "Nieuwe berichten"),
    ("taak", "Iets dat u moet doen of betalen"),
    ("zaak", "Nieuws over een zaak die u volgt"),
    ("gegevens", "Een verandering in uw gegevens"),
    ("verplichting", "Een herinnering aan een verplichting van uw onderneming"),
]


def sleutel(naam):
    return (naam, models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def kenmerk():
    return models.UUIDField(default=uuid4, editable=False, primary_key=True, serialize=False, verbose_name="kenmerk")


def betrokkene(**meer):
    return models.CharField(help_text=PSEUDONIEM, max_length=64, verbose_name="betrokkene", **meer)


def inhoud():
    return models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0009_suggesties")]

    operations = [
        migrations.CreateModel(
            name="Vinkje",
            fields=[
                sleutel("id"),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Pseudoniem van de verplichting.",
                        max_length=64,
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                ("betrokkene", betrokkene()),
                ("inhoud", inhoud()),
                ("tot", models.DateField(verbose_name="bewaard tot")),
            ],
            options={
                "verbose_name": "afgevinkte verplichting",
                "verbose_name_plural": "afgevinkte verplichtingen",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="vinkje_van_wie"),
                    models.Index(fields=["tot"], name="vinkje_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EigenGegevens",
            fields=[
                sleutel("id"),
                ("betrokkene", betrokkene(unique=True)),
                ("inhoud", inhoud()),
                ("gewijzigd_op", models.DateTimeField(db_default=Now(), verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "eigen gegevens bij verplichtingen",
                "verbose_name_plural": "eigen gegevens bij verplichtingen",
                "indexes": [models.Index(fields=["gewijzigd_op"], name="eigengegevens_oud")],
            },
        ),
        migrations.CreateModel(
            name="Agendaadres",
            fields=[
                ("kenmerk", kenmerk()),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Hash met sleutel.", max_length=64, unique=True, verbose_name="sleutel"
                    ),
                ),
                ("betrokkene", betrokkene()),
                ("maker", models.CharField(help_text=PSEUDONIEM, max_length=64, verbose_name="maker")),
                ("bereik", models.CharField(help_text="Hash met sleutel.", max_length=64, verbose_name="bereik")),
                ("publiek", models.CharField(max_length=64, verbose_name="publieke sleutel")),
                ("naam", models.BinaryField(help_text="Versleuteld.", verbose_name="naam")),
                (
                    "inhoud",
                    models.BinaryField(help_text="Versleuteld met de publieke sleutel.", verbose_name="inhoud"),
                ),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("ververst_op", models.DateTimeField(db_default=Now(), verbose_name="ververst op")),
                (
                    "opgehaald_op",
                    models.DateField(blank=True, null=True, verbose_name="voor het laatst opgehaald op"),
                ),
                ("tot", models.DateTimeField(verbose_name="werkt tot")),
            ],
            options={
                "verbose_name": "agenda-adres",
                "verbose_name_plural": "agenda-adressen",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="agendaadres_van_wie"),
                    models.Index(fields=["tot"], name="agendaadres_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Herinnerkeuze",
            fields=[
                sleutel("id"),
                ("betrokkene", betrokkene(unique=True)),
                ("inhoud", inhoud()),
                ("gewijzigd_op", models.DateTimeField(db_default=Now(), verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "keuze voor herinneringen",
                "verbose_name_plural": "keuzes voor herinneringen",
            },
        ),
        migrations.CreateModel(
            name="Herinnering",
            fields=[
                ("kenmerk", kenmerk()),
                (
                    "sleutel",
                    models.CharField(
                        help_text="Pseudoniem van de herinnering.",
                        max_length=64,
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                ("betrokkene", betrokkene()),
                ("houder", models.BinaryField(blank=True, default=b"", verbose_name="voor wie, versleuteld")),
                ("op", models.DateField(verbose_name="op")),
                ("verstuurd", models.BooleanField(default=False, verbose_name="verstuurd")),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "indexes": [
                    models.Index(fields=["betrokkene"], name="herinnering_van_wie"),
                    models.Index(fields=["op"], name="herinnering_op"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="meldvoorkeur",
            name="soort",
            field=models.CharField(choices=SOORTEN, max_length=20, verbose_name="soort"),
        ),
        migrations.AlterField(
            model_name="notificatie",
            name="soort",
            field=models.CharField(choices=SOORTEN, max_length=20, verbose_name="soort"),
        ),
    ]
