CREATE VIEW recent_sales AS SELECT id, state FROM sales WHERE updated_at > 'now'::timestamp - interval '1 week';
ALTER TABLE payments ADD COLUMN paid_at timestamptz DEFAULT 'now()';
