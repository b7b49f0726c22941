"""The root of the public tree and the site that serves it, in place of Wagtail's welcome page."""

from django.db import migrations

VAAK_GEVRAAGD = "Paspoort aanvragen\nVerhuizing doorgeven\nHuurtoeslag\nRijbewijs verlengen"


def create_home(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="web", model="homepagina"
    )
    Page, Site = apps.get_model("wagtailcore", "Page"), apps.get_model("wagtailcore", "Site")
    Page.objects.filter(depth=2, slug="home").delete()
    home = apps.get_model("web", "HomePagina").objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=apps.get_model("wagtailcore", "Locale").objects.get(),
        vaak_gevraagd=VAAK_GEVRAAGD,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page_id": home.pk, "site_name": "Overheid in één loket"},
    )


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(create_home, migrations.RunPython.noop)]
