-- fact: CASCADE drops the check and leaves the column
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE sales (a text CHECK (a::kind = 'a'));
DROP TYPE kind CASCADE;
ALTER TABLE sales ALTER a SET NOT NULL;
