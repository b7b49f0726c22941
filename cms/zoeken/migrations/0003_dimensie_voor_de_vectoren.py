"""Put in front of each document's vectors how many numbers make one: another language model has another number."""

from django.db import migrations

# 384, as two bytes with the smallest first.
_HEAD = r"'\x8001'::bytea"


class Migration(migrations.Migration):

    dependencies = [("zoeken", "0002_synoniemen")]

    operations = [
        migrations.RunSQL(
            sql=f"UPDATE zoeken_indexdocument SET vectoren = {_HEAD} || vectoren WHERE vectoren IS NOT NULL",
            reverse_sql=f"UPDATE zoeken_indexdocument SET vectoren = substring(vectoren FROM 3) WHERE starts_with(encode(vectoren, 'hex'), '8001')",
        ),
    ]
