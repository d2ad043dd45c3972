-- fact: a function of many rows
-- expect: accepted
CREATE VIEW v AS SELECT d::date AS day FROM generate_series('2020-01-01'::date, '2020-12-31'::date, '1 day') AS d;
