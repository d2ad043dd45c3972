DROP TABLE warned;
