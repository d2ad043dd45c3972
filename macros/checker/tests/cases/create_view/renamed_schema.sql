-- fact: the schema below gets another name
-- expect: accepted
CREATE SCHEMA app;
CREATE TABLE app.t (id int, a text);
CREATE VIEW v AS SELECT t.id FROM app.t;
ALTER SCHEMA app RENAME TO application;
ALTER TABLE application.t SET SCHEMA public;
