-- fact: CASCADE takes the generated column, the default and the index
-- expect: accepted
CREATE TEXT SEARCH CONFIGURATION own (COPY = simple);
CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('own', a)) STORED, c regconfig DEFAULT 'own');
CREATE INDEX i ON t USING gin (to_tsvector('own', a));
DROP TEXT SEARCH CONFIGURATION own CASCADE;
