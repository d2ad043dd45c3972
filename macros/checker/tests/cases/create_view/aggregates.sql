-- fact: aggregates of many kinds
-- expect: accepted
CREATE TABLE t (id int, grp text, amount numeric(10,2), at date);
CREATE VIEW v AS
SELECT grp, count(DISTINCT id) AS ids, string_agg(id::text, ',' ORDER BY id) AS list, array_agg(at ORDER BY at DESC) AS dates,
    avg(amount) AS average, round(avg(amount), 2) AS rounded, min(at) AS first, max(at) AS last, bool_or(amount > 0) AS any_paid,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median
FROM t GROUP BY grp HAVING count(*) > 1 ORDER BY count(*) DESC LIMIT 10;
