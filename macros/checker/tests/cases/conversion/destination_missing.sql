-- fact: so is the other
-- expect: refused 42704
CREATE CONVERSION c FOR 'UTF8' TO 'nosuch' FROM iso8859_1_to_utf8;
