-- fact: Values in columns are checked.
-- expect: accepted

CREATE DOMAIN code AS integer;
CREATE TABLE sales (code code);
ALTER DOMAIN code SET NOT NULL;
