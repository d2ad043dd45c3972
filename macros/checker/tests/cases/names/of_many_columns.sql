-- fact: the columns of an index are joined until the name is full
-- expect: accepted
CREATE TABLE sales (first_column_of_the_table int, second_column_of_the_table int, third_column_of_the_table int, UNIQUE (first_column_of_the_table, second_column_of_the_table, third_column_of_the_table));
CREATE INDEX ON sales (first_column_of_the_table, second_column_of_the_table, third_column_of_the_table);
