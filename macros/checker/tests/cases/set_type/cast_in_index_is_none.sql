-- fact: where an index's cast is one to the column's new type, the column itself is left
-- expect: accepted
CREATE TABLE t (a double precision, b int);
CREATE UNIQUE INDEX t_idx ON t (a, (a::text), ((b::text)) DESC);
ALTER TABLE t ALTER a TYPE text;
ALTER TABLE t ALTER b TYPE text;
