-- fact: an encoding is one that there is
-- expect: refused 42704
CREATE CONVERSION c FOR 'nosuch' TO 'UTF8' FROM iso8859_1_to_utf8;
