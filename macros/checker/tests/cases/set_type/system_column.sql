-- fact: a system column keeps its type
-- expect: refused 0A000
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER xmin TYPE int;
