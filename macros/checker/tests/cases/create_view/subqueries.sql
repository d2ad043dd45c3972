-- fact: queries in a query
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name text, deleted_at timestamptz);
CREATE TABLE orders (id int PRIMARY KEY, user_id int, total numeric(10,2), state text);
CREATE VIEW summary AS
SELECT u.id, u.name, (SELECT count(*) FROM orders o WHERE o.user_id = u.id) AS orders,
    EXISTS (SELECT 1 FROM orders o WHERE o.user_id = u.id AND o.state = 'open') AS has_open,
    s.total
FROM users u
LEFT JOIN (SELECT user_id, sum(total) AS total FROM orders WHERE state IN ('paid', 'sent') GROUP BY user_id) s ON s.user_id = u.id
WHERE u.deleted_at IS NULL AND u.id NOT IN (SELECT user_id FROM orders WHERE total < 0);
