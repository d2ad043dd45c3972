-- fact: pg_catalog comes first, and what stands elsewhere is called with its schema
-- expect: accepted
CREATE SCHEMA ext;
CREATE EXTENSION unaccent SCHEMA ext;
CREATE TEXT SEARCH CONFIGURATION english (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION own (COPY = english);
ALTER TEXT SEARCH CONFIGURATION own ALTER MAPPING FOR word WITH ext.unaccent, english_stem;
CREATE TABLE t (
    a text,
    v tsvector GENERATED ALWAYS AS (to_tsvector('own', a)) STORED,
    w tsvector GENERATED ALWAYS AS (to_tsvector('public.english', a)) STORED,
    x tsvector GENERATED ALWAYS AS (to_tsvector('english', a)) STORED,
    c regconfig DEFAULT 'own'
);
CREATE INDEX i ON t USING gin (to_tsvector('own', a));
CREATE VIEW s AS SELECT to_tsvector('own', a) AS v FROM t WHERE v @@ plainto_tsquery('own', 'x');
ALTER TEXT SEARCH CONFIGURATION own RENAME TO mine;
