ALTER TABLE sales ADD COLUMN note varchar(40);
