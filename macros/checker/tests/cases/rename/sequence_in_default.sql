-- fact: A serial column's default follows its sequence.
-- expect: accepted

CREATE TABLE sales (number serial);
ALTER SEQUENCE sales_number_seq RENAME TO "Sale's numbers";
