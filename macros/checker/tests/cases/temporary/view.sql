-- fact: A view over a temporary table is temporary.
-- expect: accepted
CREATE TEMPORARY TABLE u (a integer);
CREATE VIEW v AS SELECT a FROM u;
