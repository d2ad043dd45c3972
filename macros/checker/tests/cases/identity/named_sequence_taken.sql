-- fact: a name that is given is not numbered
-- expect: refused 42P07
CREATE SEQUENCE numbers;
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers));
