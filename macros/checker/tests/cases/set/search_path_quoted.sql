-- fact: A quoted value is one name.
-- expect: refused 3F000

CREATE SCHEMA pos;
SET search_path TO 'pos, public';
CREATE TABLE sales (a integer);
