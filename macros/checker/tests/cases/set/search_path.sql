-- fact: Names are looked for, and made, along search_path.
-- expect: accepted

CREATE SCHEMA pos;
SET search_path TO nowhere, pos, public;
CREATE TABLE sales (a integer);
COMMENT ON TABLE pos.sales IS 'x';
