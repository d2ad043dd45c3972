-- fact: CASCADE drops the default and leaves the column
-- expect: accepted
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (kind text DEFAULT 'a'::kind);
DROP TYPE kind CASCADE;
ALTER TABLE sales ALTER kind SET NOT NULL;
