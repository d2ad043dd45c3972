-- fact: Attributes have different names.
-- expect: refused 42701
CREATE TYPE address AS (a integer, a text);
