-- fact: a text column may be compressed by lz4
-- expect: accepted
CREATE TABLE sales (a text COMPRESSION lz4, b text COMPRESSION "default", c numeric COMPRESSION pglz);
