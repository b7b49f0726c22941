"""An index for the search in the admin, which asks for title and body together (docs: Wagtail has one for each)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("producten", "0001_initial"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX producten_zoeken_in_beheer ON wagtailsearch_indexentry USING gin ((title || body))",
            "DROP INDEX producten_zoeken_in_beheer",
        )
    ]
