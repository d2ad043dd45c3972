-- fact: A table may refer to itself.
-- expect: accepted

CREATE TABLE accounts (id integer PRIMARY KEY, parent integer REFERENCES accounts);
TRUNCATE accounts RESTART IDENTITY;
