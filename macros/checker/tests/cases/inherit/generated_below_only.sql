-- fact: A table with a generated column may come below one where it is none
-- expect: accepted
-- expect 16: refused 42804
CREATE TABLE sales (twice int);
CREATE TABLE heir (id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
ALTER TABLE heir INHERIT sales;
