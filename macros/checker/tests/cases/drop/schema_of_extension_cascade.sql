-- fact: CASCADE drops the extension, and what uses it
-- expect: accepted
CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
CREATE TABLE users (id int, email extensions.citext);
DROP SCHEMA extensions CASCADE;
ALTER TABLE users ADD COLUMN email text;
