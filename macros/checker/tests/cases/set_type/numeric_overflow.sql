-- fact: a number with too many digits
-- expect: refused 22003
CREATE TABLE prices (p numeric);
INSERT INTO prices VALUES (12345);
ALTER TABLE prices ALTER p TYPE numeric(4, 0);
