CREATE TABLE unordered (id int);
