-- fact: A type's new name shows in expressions.
-- expect: accepted

CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE sales (s status DEFAULT 'open', CHECK (s = ANY (ARRAY['open'::status, 'paid'::status])));
CREATE INDEX sales_s ON sales ((s = 'open')) WHERE s IN ('open', 'paid');
ALTER TYPE status RENAME TO state;
