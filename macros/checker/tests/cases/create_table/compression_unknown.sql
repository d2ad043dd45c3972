-- fact: there are two compression methods
-- expect: refused 22023
CREATE TABLE sales (a text COMPRESSION zstd);
