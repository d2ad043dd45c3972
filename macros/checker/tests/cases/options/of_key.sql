-- fact: a key's index takes parameters
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY WITH (fillfactor = 70), b int, UNIQUE (b) WITH (fillfactor = 80));
