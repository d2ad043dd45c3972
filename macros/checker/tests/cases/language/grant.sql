-- fact: everybody may use trusted languages
-- expect: accepted
GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;
GRANT ALL ON LANGUAGE sql TO PUBLIC;
CREATE OR REPLACE LANGUAGE plpgsql;
CREATE OR REPLACE PROCEDURAL LANGUAGE plpgsql;
CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
