-- fact: Unless both rows have them.
-- expect: refused 42702
CREATE TABLE t (tenant text, a integer);
CREATE RULE r AS ON UPDATE TO t WHERE a > 5 DO INSTEAD NOTHING;
