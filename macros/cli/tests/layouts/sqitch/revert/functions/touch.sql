DROP TABLE shop.autocommitted;
