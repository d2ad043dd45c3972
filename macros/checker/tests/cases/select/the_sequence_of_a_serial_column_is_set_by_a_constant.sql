-- fact: the sequence of a serial column is set by a constant
-- expect: accepted
CREATE TABLE a (id serial);
SELECT setval(pg_get_serial_sequence('a', 'id'), 10);
SELECT setval(pg_get_serial_sequence('a', 'id')::regclass, 10);
