-- fact: privileges on a view
-- expect: accepted
-- roles: app
CREATE VIEW v AS SELECT 1 AS a;
GRANT SELECT ON v TO PUBLIC;
