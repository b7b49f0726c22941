"""What entrepreneurs often look for, on a home page of their own."""

from django.db import migrations, models

VAAK_GEVRAAGD = "Uw bedrijf inschrijven bij KVK\nBtw-aangifte doen\nAanmelden als werkgever\nAlcoholvergunning aanvragen"


def fill(apps, schema_editor):
    apps.get_model("web", "HomePagina").objects.update(vaak_gevraagd_ondernemer=VAAK_GEVRAAGD)


class Migration(migrations.Migration):
    dependencies = [("web", "0002_home")]
    operations = [
        migrations.AddField(
            model_name="homepagina",
            name="vaak_gevraagd_ondernemer",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Hetzelfde, voor de startpagina van ondernemers.",
                verbose_name="vaak gevraagd door ondernemers",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
