-- fact: the conversion to the type of the column need not be immutable
-- expect: accepted
CREATE TABLE sales (at timestamptz, day date GENERATED ALWAYS AS (at) STORED);
