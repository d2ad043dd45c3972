-- fact: A library of the server's is loaded.
-- expect: accepted
LOAD 'auto_explain';
