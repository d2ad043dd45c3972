CREATE TABLE shop.autocommitted (id int);
CREATE TABLE shop.users (id int);
