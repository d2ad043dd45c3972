CREATE TABLE after (id int);
DROP TABLE placed;
