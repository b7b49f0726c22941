-- Who may do what in the database; run as postgres after every migration (psql --dbname portaal).
-- `portaal_eigenaar` makes tables and is used for migrations and backups only. `portaal` is what the portal runs as: it
-- may add to the two logs and never change or remove a line (docs/adr/0007; BIO2 8.15): the triggers that refuse it stand
-- in tables that this role does not own, so it cannot take them off either.
\set ON_ERROR_STOP on
REVOKE ALL ON DATABASE portaal FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE portaal TO portaal;
GRANT USAGE ON SCHEMA public TO portaal;
GRANT ALL ON SCHEMA public TO portaal_eigenaar;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portaal;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO portaal;
ALTER DEFAULT PRIVILEGES FOR ROLE portaal_eigenaar IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portaal;
ALTER DEFAULT PRIVILEGES FOR ROLE portaal_eigenaar IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO portaal;

DO $$
DECLARE tabel regclass;
BEGIN
    -- The logs, and their partitions when they have any.
    FOR tabel IN
        WITH RECURSIVE logboek AS (
            SELECT to_regclass(naam)::oid AS oid
            FROM unnest(ARRAY[
                'public.verantwoording_auditregel', 'public.verantwoording_verwerking', 'public.verantwoording_auditverzegeling'
            ]) naam
            UNION ALL
            SELECT inhrelid FROM pg_inherits JOIN logboek ON inhparent = logboek.oid
        )
        SELECT oid::regclass FROM logboek WHERE oid IS NOT NULL
    LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM portaal', tabel);
    END LOOP;
    IF to_regclass('public.verantwoording_auditkop') IS NOT NULL THEN
        REVOKE DELETE, TRUNCATE ON public.verantwoording_auditkop FROM portaal;
    END IF;
    IF to_regclass('public.django_migrations') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON public.django_migrations FROM portaal;
    END IF;
END $$;
