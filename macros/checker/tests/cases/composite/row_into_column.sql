-- fact: ROW becomes a row of the column's type, field by field
-- expect: accepted
CREATE TYPE place AS (town text, code integer);
CREATE TABLE shops (id integer, at place, others place[]);
INSERT INTO shops VALUES (1, ROW('Here', 12), ARRAY[ROW('There', '13')::place]);
INSERT INTO shops (id, at) VALUES (2, ('Here', NULL));
UPDATE shops SET at = ROW('Where', 2) WHERE (at).code = 12;
