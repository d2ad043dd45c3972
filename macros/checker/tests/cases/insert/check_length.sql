-- fact: a check of a length
-- expect: refused 23514
CREATE TABLE roles (code text CHECK (char_length(code) = 3));
INSERT INTO roles VALUES ('EUR'), ('EURO');
