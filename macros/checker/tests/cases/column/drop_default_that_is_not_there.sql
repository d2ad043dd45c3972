-- fact: dropping a default that is not there is no error
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ALTER a DROP DEFAULT;
