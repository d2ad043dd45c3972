-- fact: dates
-- expect: accepted
CREATE TABLE t (id int, at timestamptz);
CREATE VIEW v AS SELECT id FROM t WHERE at > now() - interval '30 days' AND at AT TIME ZONE 'UTC' < CURRENT_DATE AND at BETWEEN '2020-01-01' AND '2021-01-01';
