-- fact: the names of a statement's sequences are chosen before the first is made
-- expect: refused 42P07
CREATE TABLE a_table_with_a_rather_long_name_for_which_there_is_little_room (a_column_with_a_rather_long_name_as_well_1 serial, a_column_with_a_rather_long_name_as_well_2 serial);
