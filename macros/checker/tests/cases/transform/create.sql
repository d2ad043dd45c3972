-- fact: a transform is of a type and a language
-- expect: accepted
CREATE TYPE mood AS ENUM ('a');
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION pg_catalog.prsd_lextype(internal));
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (TO SQL WITH FUNCTION int4recv(internal));
COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'numbers';
CREATE LANGUAGE one HANDLER plpgsql_call_handler;
CREATE TRANSFORM FOR text LANGUAGE one (FROM SQL WITH FUNCTION prsd_lextype(internal));
