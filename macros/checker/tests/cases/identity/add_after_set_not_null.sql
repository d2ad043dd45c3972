-- fact: SET NOT NULL is done before identity is added, in whatever order they are written
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a ADD GENERATED ALWAYS AS IDENTITY, ALTER a SET NOT NULL;
