CREATE TABLE no_mark (id int);
