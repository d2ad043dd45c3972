BEGIN;
CREATE TABLE six (id int);
