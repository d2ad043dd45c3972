-- fact: an enum becomes text by itself
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE sales (a kind DEFAULT 'a');
ALTER TABLE sales ALTER a TYPE text;
