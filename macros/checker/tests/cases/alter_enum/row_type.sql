-- fact: A row type is no enum.
-- expect: refused 42809

CREATE TABLE sales (a integer);
ALTER TYPE sales ADD VALUE 'paid';
