CREATE TABLE shop.:"name" (id int);
