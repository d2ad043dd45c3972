-- fact: Or a table's row.
-- expect: accepted
CREATE TYPE later;
CREATE TABLE later (a integer);
