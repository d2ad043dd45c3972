-- fact: RECURSIVE is another way to write it
-- expect: accepted
CREATE TABLE nodes (id int PRIMARY KEY, parent_id int);
CREATE RECURSIVE VIEW reach (id) AS
    SELECT id FROM nodes WHERE parent_id IS NULL
    UNION
    SELECT n.id FROM nodes n JOIN reach r ON r.id = n.parent_id;
