-- fact: the function converts what it is said to
-- expect: refused XX000
CREATE CONVERSION c FOR 'LATIN2' TO 'UTF8' FROM iso8859_1_to_utf8;
