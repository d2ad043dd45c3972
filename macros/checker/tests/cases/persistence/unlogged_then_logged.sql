-- fact: What changes something counts, and is said once only
-- expect: refused 0A000
CREATE TABLE sales (id int);
ALTER TABLE sales SET UNLOGGED, SET LOGGED;
