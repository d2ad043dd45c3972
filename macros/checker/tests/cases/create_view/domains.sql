-- fact: a domain
-- expect: accepted
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE t (id int, address email);
CREATE VIEW v AS SELECT id, address, lower(address) AS lower FROM t;
