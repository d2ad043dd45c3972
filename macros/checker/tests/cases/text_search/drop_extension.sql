-- fact: an extension whose dictionary is in use stays
-- expect: refused 2BP01
CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION own (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION own ALTER MAPPING FOR word WITH unaccent;
DROP EXTENSION unaccent;
