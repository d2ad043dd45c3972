-- fact: a materialized view of many parts
-- expect: accepted
CREATE TABLE users (id int PRIMARY KEY, name text, created_at timestamptz);
CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users (id), total numeric(10,2));
CREATE MATERIALIZED VIEW stats AS
WITH totals AS (SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id)
SELECT u.id AS user_id, u.name, t.total, rank() OVER (ORDER BY t.total DESC) AS rank
FROM users u JOIN totals t ON t.user_id = u.id;
CREATE UNIQUE INDEX stats_user_id ON stats (user_id);
CREATE INDEX stats_total ON stats (total DESC);
REFRESH MATERIALIZED VIEW CONCURRENTLY stats;
