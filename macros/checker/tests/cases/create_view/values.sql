-- fact: rows of constants
-- expect: accepted
CREATE VIEW v (id, name) AS VALUES (1, 'one'), (2, 'two');
