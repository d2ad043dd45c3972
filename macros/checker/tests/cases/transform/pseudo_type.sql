-- fact: its type has values
-- expect: refused 42809
CREATE TRANSFORM FOR anyelement LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
