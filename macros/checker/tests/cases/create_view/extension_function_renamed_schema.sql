-- fact: The schema of an extension's function in a view is renamed, which is not modelled
-- expect: not judged
CREATE SCHEMA app;
CREATE EXTENSION citext SCHEMA app;
CREATE TABLE sales (name app.citext);
CREATE VIEW names AS SELECT app.min(name) AS first FROM sales;
ALTER SCHEMA app RENAME TO tools;
