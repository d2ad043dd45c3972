-- fact: The schema of an extension's function in a view is renamed
-- expect: accepted
CREATE SCHEMA app;
CREATE EXTENSION citext SCHEMA app;
CREATE TABLE sales (name app.citext);
CREATE VIEW names AS SELECT app.min(name) AS first FROM sales;
ALTER SCHEMA app RENAME TO tools;
