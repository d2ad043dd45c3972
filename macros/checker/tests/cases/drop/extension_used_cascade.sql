-- fact: CASCADE drops the column
-- expect: accepted
CREATE EXTENSION citext;
CREATE TABLE users (id int, email citext);
DROP EXTENSION citext CASCADE;
ALTER TABLE users ADD COLUMN email text;
