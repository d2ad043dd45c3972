-- fact: A composite type has attributes, and a row in pg_class.
-- expect: accepted
CREATE TYPE address AS (street text COLLATE "C", number integer, tags varchar(10)[]);
CREATE TABLE t (home address, all_of_them address[]);
COMMENT ON TYPE address IS 'where';
COMMENT ON COLUMN address.street IS 'which';
