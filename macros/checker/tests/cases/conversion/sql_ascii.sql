-- fact: SQL_ASCII is no encoding to convert
-- expect: refused 42P17
CREATE CONVERSION c FOR 'UTF8' TO 'SQL_ASCII' FROM iso8859_1_to_utf8;
