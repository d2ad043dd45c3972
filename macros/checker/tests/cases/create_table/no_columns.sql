-- fact: a table may have no columns
-- expect: accepted
CREATE TABLE nothing ();
