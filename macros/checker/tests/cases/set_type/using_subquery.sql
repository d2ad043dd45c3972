-- fact: USING has no subquery
-- expect: refused 0A000
CREATE TABLE sales (a text);
ALTER TABLE sales ALTER a TYPE int USING (SELECT 1);
