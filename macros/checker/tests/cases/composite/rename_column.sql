-- fact: an attribute may be renamed as a table's column
-- expect: accepted
CREATE TYPE pair AS (a text);
ALTER TABLE pair RENAME COLUMN a TO b;
