-- fact: an index over a column that is of an extension's type no more does not hold the extension
-- expect: accepted
CREATE EXTENSION citext;
CREATE TABLE customers (email citext UNIQUE, name citext, age int);
CREATE INDEX customers_name ON customers (age, lower(name), name);
ALTER TABLE customers ALTER email TYPE text, ALTER name TYPE varchar(30);
DROP EXTENSION citext;
