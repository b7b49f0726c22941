from django.db import migrations

VELDEN = (
    "naam", "korte_naam", "officiele_naam", "andere_namen", "slug", "soort", "owms_uri", "oin", "code", "website",
    "email", "telefoon", "bezoekadres", "postadres", "is_actief",
)  # fmt: skip


def remember(apps, schema_editor):
    """What is there now came from our own table and the official list."""
    Organisatie = apps.get_model("producten", "Organisatie")
    for organisatie in Organisatie.objects.select_related("ligt_in"):
        tabel = {naam: getattr(organisatie, naam) for naam in VELDEN}
        tabel["ligt_in"] = organisatie.ligt_in.tooi_uri if organisatie.ligt_in else ""
        Organisatie.objects.filter(pk=organisatie.pk).update(geladen={"tabel": tabel})
    # Names that came with a product or a feed have no layer of government.
    apps.get_model("producten", "UniformeProduct").objects.exclude(lagen=[]).update(uit_lijst=True)


class Migration(migrations.Migration):
    dependencies = [("producten", "0005_lijsten")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
