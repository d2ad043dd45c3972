-- fact: a table's row type may be the type of a column
-- expect: accepted
CREATE TABLE lines (a int);
CREATE TABLE sales (line lines, all_lines lines[]);
