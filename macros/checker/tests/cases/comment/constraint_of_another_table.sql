-- fact: A comment on a constraint of another table is not found.
-- expect: refused 42704

CREATE TABLE a (id integer CONSTRAINT positive CHECK (id > 0));
CREATE TABLE b (id integer);
COMMENT ON CONSTRAINT positive ON b IS 'c';
