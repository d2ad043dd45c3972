-- fact: serial takes no modifier
-- expect: refused 42601
CREATE TABLE sales (a serial(3));
