-- fact: a column that only a subquery reads
-- expect: refused 2BP01
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, total numeric(10,2), state text);
CREATE VIEW summary AS SELECT u.id, (SELECT count(*) FROM orders o WHERE o.user_id = u.id) AS orders FROM users u;
ALTER TABLE orders DROP COLUMN user_id;
