DROP TABLE shop.more;
