-- fact: and one that it does not
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, total numeric(10,2), state text);
CREATE VIEW summary AS SELECT u.id, (SELECT count(*) FROM orders o WHERE o.user_id = u.id) AS orders FROM users u;
ALTER TABLE orders DROP COLUMN state, DROP COLUMN id;
