-- fact: What is copied from a file needs its table.
-- expect: refused 42P01
COPY t FROM '/tmp/rows.csv' CSV;
