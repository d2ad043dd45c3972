-- fact: a made-up name is shortened to 63 bytes, the longer part first
-- expect: accepted
CREATE TABLE a_table_with_a_rather_long_name_for_which_there_is_little_room (a_column_with_a_rather_long_name_as_well int UNIQUE CHECK (a_column_with_a_rather_long_name_as_well > 0));
ALTER TABLE a_table_with_a_rather_long_name_for_which_there_is_little_room DROP CONSTRAINT a_table_with_a_rather_long_na_a_column_with_a_rather_long_n_key, DROP CONSTRAINT a_table_with_a_rather_long_n_a_column_with_a_rather_long__check;
