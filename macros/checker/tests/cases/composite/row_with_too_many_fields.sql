-- fact: a row with another number of fields is no value of a composite type
-- expect: refused 42846
CREATE TYPE place AS (town text, code integer);
CREATE TABLE shops (id integer, at place);
INSERT INTO shops VALUES (1, ROW('Here', 12, true));
