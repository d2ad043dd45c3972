-- fact: a polymorphic function
-- expect: accepted
CREATE FUNCTION coalesced(a anyelement, b anyelement) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(a, b) $$;
CREATE TABLE t (a integer, b integer, CHECK (coalesced(a, b) > 0));
