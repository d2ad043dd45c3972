CREATE VIEW sale_totals AS
SELECT s.*, coalesce(sum(p.amount), 0) AS received
FROM sales s LEFT JOIN payments p ON p.sale_id = s.id
GROUP BY s.id;
