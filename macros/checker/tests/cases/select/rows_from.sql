-- fact: functions stand side by side
-- expect: accepted
SELECT * FROM ROWS FROM (generate_series(1, 2), jsonb_to_recordset('[]') AS (a int, b text)) WITH ORDINALITY AS x;
SELECT * FROM unnest(ARRAY[1], ARRAY['a']) AS y (a, b);
