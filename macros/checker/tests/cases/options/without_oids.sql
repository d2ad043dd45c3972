-- fact: oids = false is taken and forgotten
-- expect: accepted
CREATE TABLE sales (a int) WITH (oids = false);
