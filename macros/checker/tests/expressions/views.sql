-- Queries, one a line, that a view is to keep. `examples/ask_views.rs` writes `views.txt` from them.
SELECT id FROM sales
SELECT s.id FROM sales s
SELECT s.id, o.name FROM app.sales AS s JOIN app.orgs AS o ON o.org_id = s.org_id
SELECT * FROM orgs
SELECT o.* FROM orgs o WHERE o.name LIKE 'a%'
SELECT id AS number, note || '!' AS loud FROM sales WHERE active ORDER BY id DESC LIMIT 10 OFFSET 2
SELECT 1
SELECT 'a'
SELECT 'a' AS b, NULL AS c, 1.5 AS d, true AS e
SELECT count(*) FROM sales
SELECT org_id, count(*) AS n, sum(price) FROM sales GROUP BY org_id HAVING count(*) > 1
SELECT org_id, count(DISTINCT note), array_agg(note ORDER BY id DESC) FROM sales GROUP BY 1
SELECT o.*, (SELECT count(*) FROM sales s WHERE s.org_id = o.org_id) FROM orgs o
SELECT o.name FROM orgs o WHERE EXISTS (SELECT 1 FROM sales WHERE sales.org_id = o.org_id)
SELECT o.name FROM orgs o WHERE o.org_id IN (SELECT org_id FROM sales)
SELECT o.name FROM orgs o WHERE o.org_id NOT IN (SELECT org_id FROM sales WHERE active)
SELECT name FROM orgs WHERE org_id = ANY (SELECT org_id FROM sales)
SELECT name FROM orgs WHERE org_id <> ALL (SELECT org_id FROM sales)
SELECT id FROM sales UNION SELECT small FROM sales
SELECT id FROM sales UNION ALL SELECT big FROM sales ORDER BY 1
SELECT id FROM sales UNION ALL SELECT big FROM sales UNION SELECT 1 ORDER BY id LIMIT 1
(SELECT id FROM sales ORDER BY id LIMIT 1) UNION ALL (SELECT 1)
SELECT id FROM sales EXCEPT (SELECT 1 UNION SELECT 2)
SELECT 'a' AS x UNION ALL SELECT note FROM sales
WITH x AS (SELECT id, note FROM sales) SELECT * FROM x
WITH x(a, b) AS (SELECT id, note FROM sales) SELECT x.a, y.b FROM x JOIN x y ON x.a = y.a
WITH x AS MATERIALIZED (SELECT id FROM sales), y AS NOT MATERIALIZED (SELECT id FROM x) SELECT * FROM y
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 100) SELECT sum(n) FROM t
WITH RECURSIVE t AS (SELECT id, small FROM sales WHERE id = 1 UNION SELECT s.id, s.small FROM sales s JOIN t ON t.id = s.small) SELECT * FROM t
VALUES (1, 'a'), (2, 'b')
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v(a, b)
SELECT x.a FROM (SELECT id AS a FROM sales) x
SELECT x.b FROM (SELECT id AS a FROM sales) x(b)
SELECT s.*, name FROM sales s LEFT JOIN orgs USING (org_id)
SELECT org_id, s.id FROM sales s JOIN orgs o USING (org_id)
SELECT org_id FROM sales s RIGHT JOIN orgs o USING (org_id)
SELECT org_id FROM sales s FULL JOIN orgs o USING (org_id)
SELECT name FROM orgs NATURAL JOIN (SELECT org_id FROM sales) x
SELECT 1 AS one FROM sales CROSS JOIN orgs
SELECT 1 AS one FROM sales, orgs WHERE sales.org_id = orgs.org_id
SELECT a.id, b.id AS other FROM sales a, sales b, LATERAL (SELECT c.id FROM sales c WHERE c.id = a.id) x
SELECT id, row_number() OVER (PARTITION BY org_id ORDER BY id DESC) FROM sales
SELECT id, sum(price) OVER w, lag(note, 1, 'x') OVER w FROM sales WINDOW w AS (PARTITION BY org_id ORDER BY id)
SELECT id, avg(price) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM sales
SELECT id, first_value(note) OVER (w ORDER BY id RANGE UNBOUNDED PRECEDING) FROM sales WINDOW w AS (PARTITION BY active)
SELECT count(*) FILTER (WHERE active) AS a, percentile_cont(0.5) WITHIN GROUP (ORDER BY ratio) AS median FROM sales
SELECT DISTINCT org_id FROM sales
SELECT DISTINCT ON (org_id) org_id, id FROM sales ORDER BY org_id, at DESC NULLS LAST
SELECT active, org_id, count(*) FROM sales GROUP BY ROLLUP (active, org_id)
SELECT active, org_id, count(*), GROUPING(active) FROM sales GROUP BY GROUPING SETS ((active), (active, org_id), ())
SELECT active, count(*) FROM sales GROUP BY CUBE (active, org_id), small HAVING sum(price) > 1
SELECT o.org_id, o.name, count(s.id) FROM orgs o LEFT JOIN sales s ON s.org_id = o.org_id GROUP BY o.org_id
SELECT o.name, count(*) FROM orgs o GROUP BY o.email
SELECT s FROM sales s
SELECT to_jsonb(s) AS j, (s).id FROM sales s
SELECT s.* FROM sales s, generate_series(1, 3) n
SELECT n FROM generate_series(1, 3) AS n
SELECT g.n, g.ordinality FROM generate_series(1, 3) WITH ORDINALITY AS g(n)
SELECT t.tag FROM sales s, unnest(s.tags) AS t(tag)
SELECT x.a, x.b FROM unnest(ARRAY[1, 2], ARRAY['a']) AS x(a, b)
SELECT e.key, e.value FROM sales, jsonb_each(document) e
SELECT value ->> 'a' AS a FROM sales CROSS JOIN LATERAL jsonb_array_elements(document -> 'items')
SELECT r.a FROM jsonb_to_recordset('[]') AS r(a int, b text)
SELECT * FROM ROWS FROM (generate_series(1, 2), unnest(ARRAY['a'])) AS x(a, b)
SELECT CASE WHEN active THEN 1 ELSE 2 END FROM sales
SELECT CASE small WHEN 1 THEN 'one' ELSE note END AS word FROM sales
SELECT id::text, price::numeric(10,2), note::varchar(5) FROM sales
SELECT coalesce(note, code), nullif(id, 1), greatest(id, small) FROM sales
SELECT extract(year FROM at), at AT TIME ZONE 'UTC', CURRENT_DATE, now() FROM sales
SELECT ARRAY(SELECT id FROM sales), ARRAY[1, 2] AS b, tags[1], tags[1:2] AS d FROM sales
SELECT (id, note) AS pair, ROW(1, 2) FROM sales
SELECT id FROM sales WHERE (id, small) = (1, 2)
SELECT id FROM sales WHERE (id, small) < (1, 2)
SELECT id FROM sales WHERE (id, small) IN (SELECT 1, 2)
SELECT id FROM sales WHERE (id, note) = (SELECT 1, 'x')
SELECT id FROM sales WHERE feeling = 'ok' AND moods @> ARRAY['sad']::mood[]
SELECT name COLLATE "C" FROM orgs
SELECT relname FROM pg_class
SELECT tableoid, ctid FROM sales
SELECT id FROM sales FOR UPDATE
SELECT s.id FROM sales s JOIN orgs o ON true FOR SHARE OF s NOWAIT
SELECT id FROM sales TABLESAMPLE bernoulli (10) REPEATABLE (1)
SELECT id FROM ONLY sales
SELECT sales.id FROM sales JOIN (SELECT sales.id FROM sales) x ON x.id = sales.id
SELECT j.id FROM (sales s JOIN orgs o ON s.org_id = o.org_id) AS j
SELECT id FROM sales GROUP BY note
SELECT max(sum(price)) FROM sales
SELECT id FROM sales WHERE count(*) > 1
SELECT note, id FROM sales ORDER BY lower(note), 2 DESC NULLS FIRST
SELECT DISTINCT note FROM sales ORDER BY id
SELECT a, a FROM (SELECT 1 AS a) x
SELECT lower(note) AS note FROM sales GROUP BY lower(note)
SELECT lower(note) AS l FROM sales GROUP BY l ORDER BY l
SELECT date_trunc('day', at) AS d, count(*) FROM sales GROUP BY 1 ORDER BY 1
SELECT string_agg(DISTINCT note, ', ' ORDER BY note) FROM sales
SELECT json_agg(s.*) FROM sales s
SELECT jsonb_build_object('a', id, 'b', jsonb_agg(note)) FROM sales GROUP BY id
SELECT id FROM sales WHERE id IN (1, 2, 3) AND note IN ('a')
SELECT id FROM sales WHERE id BETWEEN 1 AND 3 AND NOT active AND note IS NOT NULL AND small IS DISTINCT FROM 2
SELECT id FROM sales WHERE note ILIKE '%a%' OR note ~ 'x' OR email = 'a'
SELECT sum(x) FROM (SELECT count(*) AS x FROM sales GROUP BY org_id UNION ALL SELECT 1) y
SELECT id, (SELECT name FROM orgs WHERE org_id = s.org_id) FROM sales s
SELECT (SELECT * FROM (SELECT 1 AS a) x)
SELECT count(*) AS count FROM sales
SELECT id AS "Odd", "Odd Name" FROM sales
SELECT price * 2 AS double, price FROM sales ORDER BY double
SELECT at + interval '1 day', day - 1 AS before FROM sales
SELECT * FROM orgs a JOIN orgs b USING (org_id)
SELECT a.* FROM orgs a NATURAL FULL JOIN orgs b
SELECT * FROM (SELECT id, note FROM sales) x JOIN (SELECT id, code FROM sales) y USING (id)
SELECT coalesce(x.id, y.id) AS id FROM (SELECT id FROM sales) x FULL OUTER JOIN (SELECT id FROM sales) y USING (id)
SELECT name::name AS n, 'a'::name AS m, name || 'x' AS o FROM orgs
SELECT id FROM sales WHERE at > now() - '1 day'::interval
SELECT short, cost + 1, contact FROM sales
SELECT x FROM (SELECT note FROM sales) s(x) WHERE x = 'a'
SELECT upper(email::text) FROM sales
SELECT o.name, s.n FROM orgs o LEFT JOIN (SELECT org_id, count(*) AS n FROM sales GROUP BY org_id) s ON s.org_id = o.org_id
SELECT id FROM sales LIMIT ALL
SELECT id FROM sales ORDER BY id FETCH FIRST 3 ROWS WITH TIES
SELECT id FROM sales WHERE (id, note) IS DISTINCT FROM (1, 'a')
SELECT id FROM sales s WHERE s IS NOT NULL
SELECT id FROM sales WHERE ROW(id, small) >= ROW(1, 2) OR (id, note) IN ((1, 'a'), (2, 'b'))
SELECT id FROM sales WHERE (id, note) <> (1, 'b')
SELECT count(*) FROM sales s JOIN orgs o ON (s.org_id, s.note) = (o.org_id, o.name)
SELECT o.name, coalesce(sum(s.price) FILTER (WHERE s.active), 0) AS total FROM orgs o LEFT JOIN sales s ON s.org_id = o.org_id AND s.at >= now() - interval '30 days' GROUP BY o.org_id, o.name ORDER BY 2 DESC
SELECT s.id, json_build_object('id', s.id, 'org', json_build_object('name', o.name)) AS doc FROM sales s INNER JOIN orgs o USING (org_id)
SELECT o.org_id, coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'note', s.note) ORDER BY s.id) FILTER (WHERE s.id IS NOT NULL), '[]'::jsonb) AS sales FROM orgs o LEFT JOIN sales s ON s.org_id = o.org_id GROUP BY o.org_id
WITH ranked AS (SELECT s.*, row_number() OVER (PARTITION BY s.org_id ORDER BY s.at DESC, s.id) AS rn FROM sales s) SELECT id, org_id FROM ranked WHERE rn = 1
SELECT date_trunc('day', s.at)::date AS day, count(*)::int AS n, round(avg(s.price), 2) AS avg FROM sales s WHERE s.at BETWEEN '2026-01-01' AND now() GROUP BY 1
SELECT s.id, CASE WHEN s.price > 100 THEN 'big' WHEN s.price IS NULL THEN NULL ELSE 'small' END AS size, s.price * 1.1 AS gross, s.price / nullif(s.small, 0) AS unit FROM sales s
SELECT id, note FROM sales WHERE lower(note) LIKE '%' || 'x' || '%' AND code NOT LIKE 'a%' AND note !~ '^b' AND email NOT ILIKE 'c%'
SELECT s.document ->> 'a' AS a, (s.document -> 'b' ->> 'c')::int AS c, s.document #>> '{d,e}' AS e, s.document @> '{"x": 1}' AS x, s.document ? 'y' AS y FROM sales s
SELECT o.*, x.n, x.last FROM orgs o CROSS JOIN LATERAL (SELECT count(*) AS n, max(at) AS last FROM sales s WHERE s.org_id = o.org_id) x
SELECT o.name, s.id FROM orgs o LEFT JOIN LATERAL (SELECT id FROM sales WHERE sales.org_id = o.org_id ORDER BY at DESC LIMIT 1) s ON true
SELECT d::date AS day, count(s.id) FROM generate_series('2026-01-01'::date, '2026-12-31'::date, '1 day'::interval) d LEFT JOIN sales s ON s.day = d::date GROUP BY d
SELECT id, unnest(tags) AS tag, array_to_string(tags, ',') AS joined, tags[1] AS first, 'a' = ANY (tags) AS has, tags && ARRAY['x', 'y'] AS any FROM sales
SELECT id FROM sales WHERE feeling IN ('sad', 'ok') AND feeling <> 'happy'::mood AND moods = '{sad}'
SELECT id, to_char(at, 'YYYY-MM'), extract(epoch FROM at), at AT TIME ZONE 'UTC' AS utc, (at AT TIME ZONE 'UTC')::date AS d, age(at) AS a, at::time FROM sales
SELECT x.org_id, x.kind, sum(x.n) AS n FROM (SELECT org_id, 'a' AS kind, 1 AS n FROM sales UNION ALL SELECT org_id, 'b', 2 FROM sales WHERE active UNION ALL SELECT org_id, 'c', 3 FROM orgs) x GROUP BY x.org_id, x.kind
SELECT EXISTS (SELECT 1 FROM sales s WHERE s.org_id = o.org_id AND NOT EXISTS (SELECT 1 FROM sales t WHERE t.id = s.small)) AS e, o.name FROM orgs o
SELECT s.id, s.note || ' (' || coalesce(s.code, '') || ')' AS label, concat(s.note, '-', s.id) AS c, length(s.note) AS l, upper(left(s.note, 1)) AS u, substring(s.note, 2) AS r FROM sales s
SELECT s.id, sum(s.price) OVER (PARTITION BY s.org_id ORDER BY s.at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, lag(s.price) OVER (ORDER BY s.id) AS prev, count(*) OVER () AS total FROM sales s
SELECT a.id AS a_id, b.id AS b_id FROM sales a JOIN sales b ON a.org_id = b.org_id AND a.id < b.id LEFT JOIN orgs o ON o.org_id = a.org_id WHERE o.name IS NULL OR (a.active AND NOT b.active)
SELECT count(DISTINCT s.org_id) AS orgs, count(s.id) AS n, min(s.at) AS first, max(s.at) AS last, bool_and(s.active) AS all, array_agg(DISTINCT s.note) AS notes, percentile_disc(0.9) WITHIN GROUP (ORDER BY s.price) AS p90 FROM sales s
SELECT (SELECT name FROM orgs LIMIT 1) AS n, (SELECT array_agg(id) FROM sales) AS ids, 1 + 1 AS two, -id AS neg, - 5 AS five, NOT active AS inactive, id % 2 = 0 AS even FROM sales
SELECT id, price::text, price::int, id::numeric(10,2), note::varchar(10), at::text, '2026-01-01'::timestamptz AS t, NULL::int AS n, note::mood, id::bool FROM sales
SELECT * FROM (SELECT id, row_number() OVER () FROM sales) x WHERE row_number > 1
SELECT id FROM sales WHERE org_id = (SELECT org_id FROM orgs WHERE name = 'x') AND id > ALL (SELECT small FROM sales) AND id = ANY (ARRAY[1, 2])
SELECT id FROM sales ORDER BY CASE WHEN active THEN 0 ELSE 1 END, note COLLATE "C", id + 1
SELECT DISTINCT s.org_id, o.name FROM sales s JOIN orgs o ON o.org_id = s.org_id WHERE s.cost > 10 AND s.contact = 'a@b.c' AND s.short = 'x'
SELECT sales.id, orgs.name FROM app.sales, app.orgs WHERE sales.org_id = orgs.org_id AND orgs.name <> ''
SELECT t.id, t.note, t.doc FROM (SELECT id, note, to_jsonb(sales.*) AS doc FROM sales) t
SELECT v.k, v.label FROM (VALUES (1, 'one'), (2, 'two')) AS v(k, label) LEFT JOIN sales s ON s.small = v.k
SELECT e.value ->> 'a' AS a, e.ordinality FROM sales s, jsonb_array_elements(s.document) WITH ORDINALITY e
SELECT r.* FROM sales s, jsonb_to_record(s.document) AS r(a int, b text)
SELECT regexp_replace(note, '\d+', '#', 'g') AS r, split_part(code, '-', 1) AS p, md5(note) AS h, encode(data, 'hex') AS x, trim(note) AS t, position('a' in note) AS at FROM sales
SELECT id FROM sales WHERE at > CURRENT_TIMESTAMP - '1 hour'::interval AND day = CURRENT_DATE AND clock < LOCALTIME AND moment < LOCALTIMESTAMP
SELECT id FROM sales WHERE (active IS TRUE OR active IS NOT FALSE) AND note IS NOT NULL AND (small = 1) IS NOT UNKNOWN
SELECT id FROM sales WHERE during @> now() AND search @@ to_tsquery('english', 'a') AND address << '10.0.0.0/8'
SELECT min(id) FROM sales GROUP BY lower(note), date_trunc('month', at) HAVING sum(price) > 10 AND count(*) BETWEEN 1 AND 5
WITH a AS (SELECT id FROM sales), b AS (SELECT a.id FROM a WHERE id > 1 UNION SELECT 2) SELECT a.id, b.id AS other FROM a FULL JOIN b ON a.id = b.id
WITH t AS (SELECT 1 AS x) SELECT t.x, s.id FROM t, (WITH t AS (SELECT 2 AS y) SELECT y AS id FROM t) s
SELECT s.id FROM ((sales s JOIN orgs o ON s.org_id = o.org_id) LEFT JOIN sales p ON p.id = s.small) RIGHT JOIN orgs q ON q.org_id = p.org_id
SELECT id AS select_id, note AS "from", code AS user FROM sales
SELECT sales.note AS code, sales.code AS note FROM sales ORDER BY note
SELECT sum(price) AS price FROM sales GROUP BY org_id ORDER BY price
SELECT id FROM sales GROUP BY id, note ORDER BY count(*) DESC, max(price)
SELECT greatest(s.at, s.moment), least(1, 2.5), coalesce(s.small, s.id, 0) FROM sales s
SELECT array_agg(s ORDER BY s.id) AS rows, json_agg(row_to_json(s)) AS j FROM sales s
SELECT (x).id FROM (SELECT s AS x FROM sales s) y
SELECT id, (ARRAY[1, 2, 3])[id] AS e, ARRAY[[1, 2], [3, 4]] AS m, '{1,2}'::int[] AS l, ARRAY[]::text[] AS z FROM sales
SELECT nextval('numbers') AS n, 'app.sales'::regclass AS r, now() AS t, gen_random_uuid() AS u
SELECT CAST(price AS double precision) AS p, CAST(note AS citext) AS c, price::float8 * ratio AS r FROM sales
SELECT id FROM sales WHERE email = 'A' AND email LIKE 'b%' AND email || 'x' = note
SELECT o.org_id AS id, 'org' AS type FROM orgs o UNION SELECT s.org_id, 'sale' FROM sales s EXCEPT SELECT NULL, 'x'
SELECT s.id, t.name FROM sales s NATURAL JOIN orgs t WHERE t.name = ANY (ARRAY['a', 'b']::text[])
SELECT id, note FROM sales WHERE note SIMILAR TO '(a|b)%' OR note LIKE 'a!%' ESCAPE '!'
SELECT overlay(note placing 'x' from 1 for 2) AS o, substring(note from 1 for 3) AS s, trim(leading 'x' from note) AS t, extract(dow from day) AS e FROM sales
SELECT id FROM sales WHERE (org_id, note) IN (SELECT org_id, name FROM orgs) AND (id, small) = ANY (SELECT 1, 2)
