-- fact: a default follows its sequence through a rename
-- expect: refused 2BP01
CREATE TABLE sales (a serial);
ALTER SEQUENCE sales_a_seq RENAME TO numbers;
DROP SEQUENCE numbers;
