-- fact: a condition may not read columns of the user's own types
-- expect: refused 0A000
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE a (d mood);
CREATE PUBLICATION p FOR TABLE a WHERE (d IS NOT NULL);
