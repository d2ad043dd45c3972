-- fact: A default may be a function's result.
-- expect: accepted

CREATE DOMAIN moment AS timestamptz DEFAULT now();
ALTER DOMAIN moment SET DEFAULT CURRENT_TIMESTAMP;
