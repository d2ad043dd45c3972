-- fact: One partition of a table that refers is not the whole.
-- expect: refused 0A000

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE notes (sale integer REFERENCES sales) PARTITION BY LIST (sale);
CREATE TABLE notes_rest PARTITION OF notes DEFAULT;
TRUNCATE sales, notes_rest;
