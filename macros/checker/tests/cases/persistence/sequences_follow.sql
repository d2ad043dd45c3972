-- fact: sequences follow their table
-- expect: accepted
CREATE UNLOGGED TABLE sales (a serial, b int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales SET LOGGED;
