-- fact: Several statements stand in parentheses.
-- expect: accepted
CREATE TABLE t (a integer, c integer);
CREATE TABLE u (a integer, c integer);
CREATE RULE r AS ON UPDATE TO t WHERE new.a IS DISTINCT FROM old.a DO ALSO (INSERT INTO u (a, c) VALUES (old.a, new.c); DELETE FROM u WHERE c = 1);
COMMENT ON RULE r ON t IS 'both';
