-- fact: how values are kept may be told
-- expect: accepted
CREATE TYPE mine;
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION mine_recv(internal) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION mine_send(mine) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE mine (INTERNALLENGTH = 4, INPUT = mine_in, OUTPUT = mine_out, RECEIVE = mine_recv, SEND = mine_send, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, DELIMITER = ';');
CREATE TABLE t (a mine NOT NULL);
