-- fact: a view has the columns of its query, with their types and modifiers
-- expect: accepted
CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(50) NOT NULL, balance numeric(12,2));
CREATE TABLE orders (id bigserial PRIMARY KEY, user_id bigint REFERENCES users (id), total numeric(10,2), placed_at timestamptz DEFAULT now());
CREATE VIEW order_list AS
SELECT o.id, u.name AS user_name, o.total, o.placed_at FROM orders o JOIN users u ON u.id = o.user_id WHERE o.total > 0;
