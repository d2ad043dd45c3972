-- fact: an extension whose function a view calls
-- expect: refused 2BP01
CREATE EXTENSION pgcrypto;
CREATE TABLE t (a text);
CREATE VIEW v AS SELECT gen_salt(a) AS salt FROM t;
DROP EXTENSION pgcrypto;
