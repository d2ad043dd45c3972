-- fact: An operator of an extension that is not found without its schema keeps it.
-- expect: refused 42883

CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
CREATE TABLE sales (data extensions.citext, CHECK (data OPERATOR(extensions.<>) 'b'));
ALTER TABLE sales ALTER COLUMN data TYPE text;
