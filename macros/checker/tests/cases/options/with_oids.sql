-- fact: tables with oids are no longer supported
-- expect: refused 0A000
CREATE TABLE sales (a int) WITH (oids = true);
