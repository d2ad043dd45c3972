-- fact: PUBLIC passes nothing on.
-- expect: refused 0LP01
GRANT CONNECT ON DATABASE template1 TO PUBLIC WITH GRANT OPTION;
