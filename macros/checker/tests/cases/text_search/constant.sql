-- fact: the configuration that a constant names is there
-- expect: refused 42704
CREATE TABLE t (a text);
CREATE INDEX ON t USING gin (to_tsvector('nosuch', a));
