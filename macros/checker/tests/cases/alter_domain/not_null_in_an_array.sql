-- fact: Values in arrays cannot be checked.
-- expect: refused 0A000

CREATE DOMAIN code AS integer;
CREATE TABLE sales (codes code[]);
ALTER DOMAIN code SET NOT NULL;
