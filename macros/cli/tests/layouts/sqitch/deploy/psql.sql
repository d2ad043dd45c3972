\set ON_ERROR_STOP on
\echo making it
CREATE TABLE shop.more (LIKE_IT int);
\o /dev/null
CREATE INDEX CONCURRENTLY more_like_it ON shop.more (like_it);
