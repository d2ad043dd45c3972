-- fact: A view calls another table by that name: then one of them has a number, which is not modelled
-- expect: not judged
CREATE SCHEMA app;
CREATE TABLE app.sales (id int);
CREATE TABLE items (id int);
CREATE VIEW both_of_them AS SELECT sales.id, items.id AS item FROM app.sales, items;
ALTER TABLE items RENAME TO sales;
