-- fact: a view's column of an enum
-- expect: refused 2BP01
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id integer, state mood);
CREATE VIEW v AS SELECT id, state FROM t WHERE state = 'ok';
DROP TYPE mood;
