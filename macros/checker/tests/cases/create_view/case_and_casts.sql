-- fact: CASE, casts, string functions
-- expect: accepted
CREATE TABLE t (id int, first_name varchar(50), last_name varchar(50), amount numeric, created timestamp, flag boolean);
CREATE VIEW v AS
SELECT id, first_name || ' ' || last_name AS full_name, CASE WHEN flag THEN 'yes' ELSE 'no' END AS flag,
    amount::money AS money, created::date AS day, extract(year FROM created) AS year, to_char(created, 'YYYY-MM') AS month,
    upper(left(first_name, 1)) AS initial, NULLIF(last_name, '') AS last_name, greatest(amount, 0) AS amount,
    concat(first_name, ' ', last_name) AS concatenated, created + interval '1 day' AS tomorrow, now() - created AS age
FROM t WHERE first_name ILIKE 'a%' OR last_name LIKE '%b' AND NOT flag;
