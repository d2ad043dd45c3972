-- fact: each field of ROW has to become the field of the type
-- expect: refused 42846
CREATE TYPE place AS (town text, since integer);
SELECT ROW('Here', now())::place;
