BEGIN;
CREATE TABLE one (id int);
COMMIT;
CREATE TABLE two (id int);
CREATE TABLE one (id int);
