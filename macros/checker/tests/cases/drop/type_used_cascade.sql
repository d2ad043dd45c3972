-- fact: CASCADE drops the column with its indexes
-- expect: accepted
CREATE TYPE kind AS ENUM ('a');
CREATE TABLE sales (a int, kind kind UNIQUE);
DROP TYPE kind CASCADE;
CREATE TABLE sales_kind_key (a int);
