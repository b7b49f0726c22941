from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0003_machtiging")]

    operations = [
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(
                fields=["handelende", "-volgnummer"], condition=~models.Q(actie="gelezen"), name="audit_wie_deed"
            ),
        ),
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(fields=["object"], condition=models.Q(actie="recht"), name="audit_recht"),
        ),
    ]
