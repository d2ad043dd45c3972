-- fact: a view has another owner
-- expect: accepted
-- roles: app
CREATE VIEW v AS SELECT 1 AS a;
ALTER VIEW v OWNER TO CURRENT_USER;
