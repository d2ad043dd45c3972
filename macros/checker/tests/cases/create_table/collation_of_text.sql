-- fact: text may have another collation than the database
-- expect: accepted
CREATE TABLE sales (a text COLLATE "C", b varchar(3) COLLATE "default", c text[] COLLATE "POSIX");
