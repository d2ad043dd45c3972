-- fact: A view is not copied.
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
COPY v TO STDOUT;
