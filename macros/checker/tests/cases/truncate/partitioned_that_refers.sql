-- fact: The partitions of a table that is emptied too are no hindrance.
-- expect: accepted

CREATE TABLE sales (id integer PRIMARY KEY);
CREATE TABLE notes (sale integer REFERENCES sales) PARTITION BY LIST (sale);
CREATE TABLE notes_rest PARTITION OF notes DEFAULT;
TRUNCATE sales, notes;
