-- fact: IF NOT EXISTS does not make a reserved name good.
-- expect: refused 42939

CREATE SCHEMA IF NOT EXISTS pg_sales;
