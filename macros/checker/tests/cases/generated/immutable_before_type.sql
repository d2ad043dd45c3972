-- fact: immutability is looked at before the type
-- expect: refused 42P17
CREATE TABLE sales (at timestamptz, day int GENERATED ALWAYS AS (date_trunc('day', at)) STORED);
