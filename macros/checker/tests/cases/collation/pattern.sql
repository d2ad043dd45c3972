-- fact: patterns need a deterministic collation
-- expect: refused 0A000
CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (a text COLLATE ci);
CREATE INDEX ON t (a text_pattern_ops);
