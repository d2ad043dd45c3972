-- fact: a check that is inherited from nowhere any more goes when its column's type changes
-- expect: accepted
CREATE TABLE p (a integer CHECK (a > 0));
CREATE TABLE q (a integer) INHERITS (p);
ALTER TABLE p DROP COLUMN a CASCADE;
ALTER TABLE q ALTER a TYPE bigint;
