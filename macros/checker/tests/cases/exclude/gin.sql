-- fact: gin excludes nothing
-- expect: refused 0A000
CREATE TABLE sales (a int[], EXCLUDE USING gin (a WITH &&));
