-- fact: serial comes in three sizes under six names
-- expect: accepted
CREATE TABLE sales (a smallserial, b serial2, c serial, d serial4, e bigserial, f serial8);
