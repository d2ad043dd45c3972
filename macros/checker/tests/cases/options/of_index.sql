-- fact: an index has parameters of its own method
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a) WITH (fillfactor = 70, deduplicate_items = off);
