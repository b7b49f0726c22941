from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0004_wie_deed_wat")]

    operations = [
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(
                fields=["organisatie", "-volgnummer"], condition=~models.Q(organisatie=""), name="audit_organisatie"
            ),
        ),
    ]
