DROP TABLE shop.:"name";
