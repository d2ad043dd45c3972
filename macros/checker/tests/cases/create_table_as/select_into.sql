-- fact: SELECT INTO makes a table
-- expect: accepted
CREATE TABLE t (id integer, name text);
SELECT id, name INTO s FROM t WHERE id > 0;
ALTER TABLE s ADD PRIMARY KEY (id);
