from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0004_zaken")]

    operations = []
