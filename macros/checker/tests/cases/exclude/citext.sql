-- fact: the operator over an extension's own type is printed with its schema
-- expect: accepted
CREATE EXTENSION citext;
CREATE DOMAIN email AS citext;
CREATE TABLE t (a citext, b email, EXCLUDE USING btree (a WITH =), EXCLUDE USING btree (b WITH =));
