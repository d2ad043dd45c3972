-- fact: a query with WITH
-- expect: accepted
CREATE TABLE nodes (id int PRIMARY KEY, parent_id int, name text);
CREATE VIEW tree AS
WITH RECURSIVE up (id, path) AS (
    SELECT id, name FROM nodes WHERE parent_id IS NULL
    UNION ALL
    SELECT n.id, up.path || '/' || n.name FROM nodes n JOIN up ON up.id = n.parent_id
)
SELECT id, path FROM up ORDER BY path;
