-- fact: CASCADE drops what is in it and what depends on that
-- expect: accepted
CREATE SCHEMA pos;
CREATE TYPE pos.kind AS ENUM ('a');
CREATE SEQUENCE pos.numbers;
CREATE TABLE pos.orgs (id int PRIMARY KEY);
CREATE TABLE sales (org int REFERENCES pos.orgs, kind pos.kind, number int DEFAULT nextval('pos.numbers'));
DROP SCHEMA pos CASCADE;
ALTER TABLE sales ADD COLUMN kind int, ADD CONSTRAINT sales_org_fkey CHECK (org > 0), ALTER number SET DEFAULT 1;
