-- fact: Extensions that bring types of many kinds.
-- expect: accepted
-- expect 17: not judged

CREATE EXTENSION hstore;
CREATE EXTENSION ltree;
CREATE EXTENSION "uuid-ossp";
CREATE EXTENSION isn;
CREATE EXTENSION intarray;
CREATE EXTENSION btree_gist;
CREATE EXTENSION tablefunc;
CREATE EXTENSION pg_stat_statements;
CREATE EXTENSION adminpack;
CREATE EXTENSION lo;
CREATE EXTENSION seg;
CREATE EXTENSION xml2;
CREATE TABLE things (h hstore, l ltree, q query_int);
