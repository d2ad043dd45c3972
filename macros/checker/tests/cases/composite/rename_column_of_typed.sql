-- fact: an attribute of a typed table's type cannot be renamed as a column
-- expect: refused 2BP01
CREATE TYPE pair AS (a text);
CREATE TABLE t OF pair;
ALTER TABLE pair RENAME COLUMN a TO b;
