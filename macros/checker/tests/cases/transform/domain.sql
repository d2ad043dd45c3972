-- fact: its type is no domain
-- expect: refused 42809
CREATE DOMAIN d AS integer;
CREATE TRANSFORM FOR d LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
