DROP TABLE seven;
