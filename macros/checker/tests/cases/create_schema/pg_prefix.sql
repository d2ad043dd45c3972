-- fact: A schema's name may not begin with pg_.
-- expect: refused 42939

CREATE SCHEMA pg_sales;
