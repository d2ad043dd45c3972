-- fact: there is no array of serial
-- expect: refused 0A000
CREATE TABLE sales (a serial[]);
