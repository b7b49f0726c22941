"""Both logs in a part for each month: the rows that are there stay where they are, as the first part.

The table is locked meanwhile, and its indexes are made anew: some ten seconds for each million rows. A month's part is
made by a function of the database that acts as the owner, so that the portal itself needs no right to make tables.
"""

from django.db import migrations, models

DELEN = """
CREATE FUNCTION verantwoording_nieuw_deel(deel text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE wie record;
BEGIN
    EXECUTE format('CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON %I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger()', deel);
    -- Rows go in and come out through the whole log: nobody but the owner has a right on a part of it.
    FOR wie IN SELECT DISTINCT CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS naam
               FROM pg_class, aclexplode(relacl) WHERE oid = deel::regclass AND grantee <> relowner LOOP
        EXECUTE format('REVOKE ALL ON %I FROM %s', deel, wie.naam);
    END LOOP;
END $$;

CREATE FUNCTION verantwoording_maak_maanden(vooruit integer) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    logboek text;
    maand timestamptz;
    deel text;
BEGIN
    FOREACH logboek IN ARRAY ARRAY['verantwoording_auditregel', 'verantwoording_verwerking'] LOOP
        SELECT max(substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'TO \\(''([^'']+)')::timestamptz) INTO maand
        FROM pg_inherits JOIN pg_class ON inhrelid = pg_class.oid WHERE inhparent = logboek::regclass;
        WHILE maand < date_trunc('month', now()) + make_interval(months => least(vooruit, 24) + 1) LOOP
            deel := logboek || to_char(maand, '_YYYY_MM');
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                           deel, logboek, maand, maand + interval '1 month');
            PERFORM verantwoording_nieuw_deel(deel);
            RETURN NEXT deel;
            maand := maand + interval '1 month';
        END LOOP;
    END LOOP;
END $$;

CREATE FUNCTION verantwoording_in_delen(logboek text, kolom text) RETURNS void
LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    eerst text := logboek || '_eerst';
    rest text := logboek || '_rest';
    einde timestamptz;
    ding record;
    wie text;
BEGIN
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', logboek);
    EXECUTE format('SELECT date_trunc(''month'', greatest(now(), max(%I))) + interval ''1 month'' FROM %I', kolom, logboek)
        INTO einde;
    EXECUTE format('DROP TRIGGER onveranderlijk ON %I', logboek);
    EXECUTE format('DROP TRIGGER onleegbaar ON %I', logboek);
    FOR ding IN SELECT conname FROM pg_constraint WHERE conrelid = logboek::regclass AND contype IN ('p', 'u') LOOP
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', logboek, ding.conname);
    END LOOP;
    FOR ding IN SELECT indexrelid::regclass AS naam FROM pg_index WHERE indrelid = logboek::regclass LOOP
        EXECUTE format('DROP INDEX %s', ding.naam);
    END LOOP;
    EXECUTE format('ALTER TABLE %I RENAME TO %I', logboek, eerst);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS) PARTITION BY RANGE (%I)', logboek, eerst, kolom);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)', logboek, eerst, einde);
    -- What comes before its month was made must still be written: who cannot log may not show.
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', rest, logboek);
    -- The rights of the whole go over to the new whole.
    FOR ding IN SELECT privilege_type AS recht, quote_ident(pg_get_userbyid(grantee)) AS naam
                FROM pg_class, aclexplode(relacl)
                WHERE oid = eerst::regclass AND grantee <> relowner AND grantee <> 0 LOOP
        EXECUTE format('GRANT %s ON %I TO %s', ding.recht, logboek, ding.naam);
    END LOOP;
    FOR wie IN SELECT DISTINCT quote_ident(pg_get_userbyid(grantee)) FROM pg_class, aclexplode(relacl)
               WHERE oid = logboek::regclass AND grantee <> relowner AND grantee <> 0 LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM %s', logboek, wie);
    END LOOP;
    EXECUTE format('CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON %I '
                   'FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger()', logboek);
    EXECUTE format('CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON %I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger()', logboek);
    PERFORM verantwoording_nieuw_deel(eerst);
    PERFORM verantwoording_nieuw_deel(rest);
END $$;

ALTER TABLE verantwoording_verwerking ALTER COLUMN id DROP IDENTITY IF EXISTS;
CREATE SEQUENCE IF NOT EXISTS verantwoording_verwerking_nummer AS bigint;
SELECT setval('verantwoording_verwerking_nummer', coalesce((SELECT max(id) FROM verantwoording_verwerking), 0) + 1, false);
ALTER TABLE verantwoording_verwerking ALTER COLUMN id SET DEFAULT nextval('verantwoording_verwerking_nummer');

SELECT verantwoording_in_delen('verantwoording_auditregel', 'tijdstip');
SELECT verantwoording_in_delen('verantwoording_verwerking', 'start_time');
DROP FUNCTION verantwoording_in_delen(text, text);
ALTER SEQUENCE verantwoording_verwerking_nummer OWNED BY verantwoording_verwerking.id;

ALTER TABLE verantwoording_auditregel ADD PRIMARY KEY (volgnummer, tijdstip);
CREATE INDEX audit_operatie ON verantwoording_auditregel (operation_id) WHERE operation_id <> '';
CREATE INDEX audit_wie_deed ON verantwoording_auditregel (handelende, volgnummer DESC) WHERE actie <> 'gelezen';
CREATE INDEX audit_recht ON verantwoording_auditregel (object) WHERE actie = 'recht';
CREATE INDEX audit_organisatie ON verantwoording_auditregel (organisatie, volgnummer DESC) WHERE organisatie <> '';
ALTER TABLE verantwoording_verwerking ADD PRIMARY KEY (id, start_time);
ALTER TABLE verantwoording_verwerking ADD CONSTRAINT verwerking_operatie UNIQUE (operation_id, start_time);
CREATE INDEX verwerking_betrokkene ON verantwoording_verwerking (data_subject_id, start_time DESC);

SELECT verantwoording_maak_maanden(3);

CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON verantwoording_auditverzegeling
    FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON verantwoording_auditverzegeling
    FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger();
"""


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0005_per_organisatie")]
    regel_uitzondering = (
        "A log cannot be put in months beside itself: for as long as its indexes are made anew, both are locked. The "
        "version before reads and writes it by the same names and columns. Back is by a restore."
    )

    operations = [
        migrations.AddField(
            model_name="auditkop",
            name="tijdstip",
            field=models.DateTimeField(null=True, verbose_name="tijdstip van de laatste regel"),
        ),
        migrations.CreateModel(
            name="AuditVerzegeling",
            fields=[
                ("deel", models.CharField(max_length=63, primary_key=True, serialize=False, verbose_name="deel")),
                ("vanaf", models.BigIntegerField(verbose_name="eerste volgnummer")),
                ("tot", models.BigIntegerField(verbose_name="laatste volgnummer")),
                ("vorige_hmac", models.CharField(max_length=64, verbose_name="schakel ervoor")),
                ("hmac", models.CharField(max_length=64, verbose_name="laatste schakel")),
                ("sleutel_id", models.CharField(max_length=16, verbose_name="kenmerk van de sleutel")),
                ("handtekening", models.CharField(max_length=64, verbose_name="handtekening")),
                ("verzegeld_op", models.DateTimeField(verbose_name="verzegeld op")),
            ],
            options={"verbose_name": "verzegeld deel", "verbose_name_plural": "verzegelde delen"},
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="verwerking",
                    name="operation_id",
                    field=models.CharField(max_length=16, verbose_name="operatie"),
                ),
                migrations.AddConstraint(
                    model_name="verwerking",
                    constraint=models.UniqueConstraint(
                        fields=("operation_id", "start_time"), name="verwerking_operatie"
                    ),
                ),
            ],
            database_operations=[migrations.RunSQL(DELEN)],
        ),
    ]
