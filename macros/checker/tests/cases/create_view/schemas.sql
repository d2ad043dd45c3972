-- fact: tables of other schemas
-- expect: accepted
CREATE SCHEMA app;
CREATE TABLE app.t (id int, a text);
CREATE TABLE t (id int, b text);
CREATE VIEW app.v AS SELECT one.id, one.a, t.b FROM app.t AS one JOIN public.t ON t.id = one.id;
