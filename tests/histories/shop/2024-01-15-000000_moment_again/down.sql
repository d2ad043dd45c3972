-- The same text, another constant.
CREATE VIEW recent_sales AS SELECT id, state FROM sales WHERE updated_at > 'now'::timestamp - interval '1 week';
