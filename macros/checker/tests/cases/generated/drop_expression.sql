-- fact: a generated column may become an ordinary one
-- expect: accepted
CREATE TABLE sales (a int, b int GENERATED ALWAYS AS (a) STORED);
ALTER TABLE sales ALTER b DROP EXPRESSION;
ALTER TABLE sales ALTER b SET DEFAULT 1, DROP COLUMN a;
