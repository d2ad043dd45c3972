-- fact: a comment on a view
-- expect: accepted
CREATE VIEW v AS SELECT 1 AS a;
COMMENT ON VIEW v IS 'what is shown';
COMMENT ON COLUMN v.a IS 'one';
