-- fact: the sequences of a table follow its owner
-- expect: accepted
-- roles: app
CREATE TABLE sales (a serial, b int GENERATED ALWAYS AS IDENTITY);
ALTER TABLE sales OWNER TO app;
