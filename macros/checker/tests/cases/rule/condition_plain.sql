-- fact: In which the columns may stand by their names.
-- expect: accepted
CREATE TABLE t (tenant text, a integer);
CREATE RULE r AS ON INSERT TO t WHERE a > 5 DO INSTEAD NOTHING;
