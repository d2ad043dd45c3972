CREATE TABLE seven (id int);
