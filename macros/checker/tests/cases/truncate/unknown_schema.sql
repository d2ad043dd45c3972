-- fact: The schema has to be there.
-- expect: refused 3F000

TRUNCATE pos.sales;
