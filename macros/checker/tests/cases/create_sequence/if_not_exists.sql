-- fact: IF NOT EXISTS takes any relation of that name.
-- expect: accepted

CREATE TABLE numbers (a integer);
CREATE SEQUENCE IF NOT EXISTS numbers;
