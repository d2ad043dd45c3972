-- fact: columns, domains, keys and expressions have collations
-- expect: accepted
CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE DOMAIN name AS text COLLATE ci;
CREATE TABLE t (a text COLLATE ci, b varchar(10) COLLATE "en-x-icu", c text, d name, e text COLLATE public.ci DEFAULT ('x' COLLATE ci), f text);
CREATE INDEX i ON t (a, b COLLATE "C", c COLLATE ci);
CREATE UNIQUE INDEX j ON t (lower(f) COLLATE ci);
ALTER TABLE t ADD CHECK (c COLLATE ci = 'x');
ALTER TABLE t ALTER c TYPE text COLLATE ci;
CREATE VIEW v AS SELECT a, c COLLATE "und-x-icu" AS c, 'x' COLLATE ci AS d FROM t ORDER BY c COLLATE ci;
CREATE TYPE pair AS (a text COLLATE ci, b text);
ALTER COLLATION ci RENAME TO insensitive;
CREATE SCHEMA s;
ALTER COLLATION insensitive SET SCHEMA s;
