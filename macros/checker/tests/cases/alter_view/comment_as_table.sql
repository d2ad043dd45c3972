-- fact: COMMENT ON TABLE is not for views
-- expect: refused 42809
CREATE VIEW v AS SELECT 1 AS a;
COMMENT ON TABLE v IS 'a view';
