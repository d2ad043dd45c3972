-- fact: a table's name is cut to give room to the number that tells it from itself
-- expect: accepted
CREATE TABLE a_table_whose_name_is_as_long_as_a_name_may_be_and_not_a_byte_m (a int);
CREATE VIEW v AS SELECT a FROM a_table_whose_name_is_as_long_as_a_name_may_be_and_not_a_byte_m
    WHERE a IN (SELECT a FROM a_table_whose_name_is_as_long_as_a_name_may_be_and_not_a_byte_m);
