-- fact: a partition copies a trigger with its whole rows converted to the partitioned table
-- expect: accepted
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g AFTER UPDATE ON p FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION f();
CREATE TABLE q PARTITION OF p FOR VALUES IN (1) PARTITION BY LIST (a);
CREATE TABLE r PARTITION OF q FOR VALUES IN (1);
