-- fact: a schema has one default between two encodings
-- expect: refused 42710
CREATE DEFAULT CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION d FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
