from uuid import uuid4

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Now

BETROKKENE = "Pseudoniem, nooit een nummer."


class Migration(migrations.Migration):
    dependencies = [("mijnomgeving", "0013_rechten")]

    operations = [
        migrations.CreateModel(
            name="Systeemtoegang",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="client_id")),
                ("betrokkene", models.CharField(help_text=BETROKKENE, max_length=64, verbose_name="betrokkene")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("scopes", models.JSONField(verbose_name="wat het mag")),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                ("tot", models.DateField(verbose_name="tot en met")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                ("gebruikt_op", models.DateTimeField(blank=True, null=True, verbose_name="voor het laatst gebruikt op")),
            ],
            options={
                "verbose_name": "toegang van een systeem",
                "verbose_name_plural": "toegang van systemen",
                "indexes": [
                    models.Index(fields=["betrokkene", "-gemaakt_op"], name="systeemtoegang_van_wie"),
                    models.Index(fields=["tot"], name="systeemtoegang_oud"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Systeemsleutel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.CharField(max_length=43, verbose_name="afdruk")),
                ("jwk", models.JSONField(verbose_name="openbare sleutel")),
                ("toegevoegd_op", models.DateTimeField(db_default=Now(), verbose_name="toegevoegd op")),
                (
                    "systeem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sleutels",
                        to="mijnomgeving.systeemtoegang",
                        verbose_name="systeem",
                    ),
                ),
            ],
            options={
                "verbose_name": "sleutel van een systeem",
                "verbose_name_plural": "sleutels van systemen",
                "constraints": [
                    models.UniqueConstraint(fields=("systeem", "kenmerk"), name="systeemsleutel_een_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="kenmerk")),
                ("inhoud", models.BinaryField(help_text="Versleuteld.", verbose_name="inhoud")),
                ("soorten", models.JSONField(verbose_name="waarover")),
                (
                    "stand",
                    models.CharField(
                        choices=[("wacht", "Nog niet gecontroleerd"), ("actief", "Staat aan"), ("uit", "Staat uit")],
                        default="wacht",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("gemaakt_op", models.DateTimeField(db_default=Now(), verbose_name="gemaakt op")),
                (
                    "systeem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="webhooks",
                        to="mijnomgeving.systeemtoegang",
                        verbose_name="systeem",
                    ),
                ),
            ],
            options={"verbose_name": "webhook", "verbose_name_plural": "webhooks"},
        ),
        migrations.CreateModel(
            name="Levering",
            fields=[
                ("id", models.UUIDField(default=uuid4, primary_key=True, serialize=False, verbose_name="kenmerk")),
                ("soort", models.CharField(max_length=20, verbose_name="soort")),
                ("op", models.DateTimeField(db_default=Now(), verbose_name="op")),
                ("vervallen", models.BooleanField(default=False, verbose_name="niet meer gestuurd")),
                (
                    "webhook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leveringen",
                        to="mijnomgeving.webhook",
                        verbose_name="webhook",
                    ),
                ),
            ],
            options={
                "verbose_name": "levering",
                "verbose_name_plural": "leveringen",
                "indexes": [
                    models.Index(fields=["webhook", "-op"], name="levering_van_webhook"),
                    models.Index(fields=["op"], name="levering_oud"),
                ],
            },
        ),
    ]
