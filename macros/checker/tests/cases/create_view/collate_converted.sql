-- fact: A conversion goes underneath COLLATE
-- expect: accepted
CREATE TABLE sales (code varchar, name char(4));
CREATE VIEW codes AS SELECT max(code COLLATE "C") AS a, lower(name COLLATE "C") AS b, code COLLATE "C" || 'x' AS c, length(code COLLATE "POSIX") AS d FROM sales GROUP BY code, name;
