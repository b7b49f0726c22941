"""Sources and their imports; the quarantine, which named a source in words, hangs on it from now on."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SOORTEN = [
    ("bestand", "Bestand dat u zelf aanlevert"),
    ("feed", "Feed op een webadres"),
    ("sru", "Zoekdienst (SRU)"),
]
PLANNINGEN = [("uit", "Niet vanzelf"), ("dagelijks", "Elke dag"), ("wekelijks", "Elke week")]
STATUSSEN = [
    ("gevraagd", "Staat klaar om te beginnen"),
    ("bezig", "Bezig"),
    ("gelukt", "Gelukt"),
    ("wacht_op_redacteur", "Wacht op een redacteur"),
    ("geweigerd", "Geweigerd"),
    ("mislukt", "Mislukt"),
]


def make_bronnen(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each name in the quarantine becomes a source of its own."""
    bron_model = apps.get_model("samenwerkende_catalogi", "Bron")
    fout_model = apps.get_model("samenwerkende_catalogi", "ImportFout")
    for naam in fout_model.objects.order_by("bron_naam").values_list("bron_naam", flat=True).distinct():
        bron, _ = bron_model.objects.get_or_create(naam=naam[:200], defaults={"soort": "bestand"})
        fout_model.objects.filter(bron_naam=naam).update(bron=bron)


class Migration(migrations.Migration):

    dependencies = [
        ("producten", "0002_zoeken_in_beheer"),
        ("samenwerkende_catalogi", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bron",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(help_text="Hieraan herkent u de bron, bijvoorbeeld Gemeente Utrecht.", max_length=200, unique=True, verbose_name="naam")),
                ("soort", models.CharField(choices=SOORTEN, default="feed", help_text="Hoe de producten binnenkomen.", max_length=7, verbose_name="soort")),
                ("url", models.URLField(blank=True, help_text="Van de feed of van de zoekdienst. Laat leeg als u zelf een bestand aanlevert.", max_length=500, verbose_name="webadres")),
                ("zoekvraag", models.CharField(blank=True, help_text='Alleen bij een zoekdienst. Schrijf de vraag in CQL, bijvoorbeeld: authority="Utrecht".', max_length=500, verbose_name="zoekvraag")),
                ("planning", models.CharField(choices=PLANNINGEN, default="uit", help_text="Hoe vaak het portaal de bron vanzelf ophaalt. Een bestand levert u altijd zelf aan.", max_length=9, verbose_name="planning")),
                ("actief", models.BooleanField(default=True, help_text="Zet uit om de bron met rust te laten. De producten blijven staan.", verbose_name="in gebruik")),
                ("organisatie", models.ForeignKey(blank=True, help_text="Vul in als de bron van één organisatie is. Producten van een ander komen dan niet binnen.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="producten.organisatie", verbose_name="organisatie")),
            ],
            options={"verbose_name": "bron", "verbose_name_plural": "bronnen", "ordering": ["naam"]},
        ),
        migrations.CreateModel(
            name="Importrun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("status", models.CharField(choices=STATUSSEN, db_index=True, default="gevraagd", max_length=20, verbose_name="status")),
                ("gevraagd_op", models.DateTimeField(auto_now_add=True, verbose_name="gevraagd op")),
                ("gestart_op", models.DateTimeField(blank=True, null=True, verbose_name="begonnen op")),
                ("afgerond_op", models.DateTimeField(blank=True, null=True, verbose_name="afgerond op")),
                ("pogingen", models.PositiveSmallIntegerField(default=0, verbose_name="pogingen")),
                ("bestand", models.FileField(blank=True, upload_to="samenwerkende-catalogi/", verbose_name="bestand")),
                ("nieuw", models.PositiveIntegerField(default=0, verbose_name="nieuw")),
                ("gewijzigd", models.PositiveIntegerField(default=0, verbose_name="gewijzigd")),
                ("ongewijzigd", models.PositiveIntegerField(default=0, verbose_name="ongewijzigd")),
                ("beeindigd", models.PositiveIntegerField(default=0, verbose_name="beëindigd")),
                ("quarantaine", models.PositiveIntegerField(default=0, verbose_name="in quarantaine")),
                ("reden", models.CharField(blank=True, max_length=500, verbose_name="reden")),
                ("omvang", models.PositiveBigIntegerField(default=0, verbose_name="omvang in bytes")),
                ("controlegetal", models.CharField(blank=True, max_length=64, verbose_name="controlegetal (SHA-256)")),
                ("besloten_door", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="besloten door")),
                ("bron", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="runs", to="samenwerkende_catalogi.bron", verbose_name="bron")),
                ("gestart_door", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="gestart door")),
            ],
            options={"verbose_name": "import", "verbose_name_plural": "imports", "ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="Bronproduct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aanbod", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="producten.aanbod")),
                ("bron", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="producten", to="samenwerkende_catalogi.bron")),
                ("ontbreekt_in", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="ontbrekend", to="samenwerkende_catalogi.importrun")),
            ],
            options={
                "verbose_name": "product van een bron",
                "verbose_name_plural": "producten van bronnen",
                "constraints": [models.UniqueConstraint(fields=("bron", "aanbod"), name="bronproduct_eenmaal_per_bron")],
            },
        ),
        migrations.RemoveConstraint("importfout", "importfout_eenmaal_per_record"),
        migrations.RenameField("importfout", "bron", "bron_naam"),
        migrations.AddField(
            "importfout",
            "bron",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="fouten", to="samenwerkende_catalogi.bron", verbose_name="bron"),
        ),
        migrations.RunPython(make_bronnen, migrations.RunPython.noop),
        migrations.RemoveField("importfout", "bron_naam"),
        migrations.AlterField(
            "importfout",
            "bron",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="fouten", to="samenwerkende_catalogi.bron", verbose_name="bron"),
        ),
        migrations.AlterModelOptions(
            "importfout",
            {"ordering": ["-gemeld_op", "pk"], "verbose_name": "importfout", "verbose_name_plural": "importfouten"},
        ),
        migrations.AddConstraint(
            "importfout",
            models.UniqueConstraint(fields=("bron", "sleutel"), name="importfout_eenmaal_per_record"),
        ),
    ]
