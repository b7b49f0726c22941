"""The database itself refuses to change or remove log rows, whatever the application asks."""

from django.db import migrations

SQL = """
CREATE FUNCTION verantwoording_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION verantwoording_alleen_verder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.volgnummer <= OLD.volgnummer THEN
        RAISE EXCEPTION 'the head of the chain only moves on' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON verantwoording_auditregel
    FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON verantwoording_auditregel
    FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER onveranderlijk BEFORE UPDATE OR DELETE ON verantwoording_verwerking
    FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON verantwoording_verwerking
    FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER alleen_verder BEFORE UPDATE ON verantwoording_auditkop
    FOR EACH ROW EXECUTE FUNCTION verantwoording_alleen_verder();
CREATE TRIGGER onverwijderbaar BEFORE DELETE ON verantwoording_auditkop
    FOR EACH ROW EXECUTE FUNCTION verantwoording_weiger();
CREATE TRIGGER onleegbaar BEFORE TRUNCATE ON verantwoording_auditkop
    FOR EACH STATEMENT EXECUTE FUNCTION verantwoording_weiger();
"""

TERUG = """
DROP TRIGGER onveranderlijk ON verantwoording_auditregel;
DROP TRIGGER onleegbaar ON verantwoording_auditregel;
DROP TRIGGER onveranderlijk ON verantwoording_verwerking;
DROP TRIGGER onleegbaar ON verantwoording_verwerking;
DROP TRIGGER alleen_verder ON verantwoording_auditkop;
DROP TRIGGER onverwijderbaar ON verantwoording_auditkop;
DROP TRIGGER onleegbaar ON verantwoording_auditkop;
DROP FUNCTION verantwoording_weiger();
DROP FUNCTION verantwoording_alleen_verder();
"""


class Migration(migrations.Migration):
    dependencies = [("verantwoording", "0001_initial")]

    operations = [migrations.RunSQL(SQL, TERUG)]
