-- fact: A tablespace has costs.
-- expect: accepted
ALTER TABLESPACE pg_default SET (random_page_cost = 2, seq_page_cost = 1);
ALTER TABLESPACE pg_default RESET (random_page_cost, seq_page_cost);
