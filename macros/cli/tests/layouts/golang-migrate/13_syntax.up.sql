CREATE TABLE three (id int);
CREATE TABLE four (id int;
