-- fact: blanks at the end do not count
-- expect: refused 23505
CREATE TABLE roles (a char(4));
INSERT INTO roles VALUES ('a'), ('a  ');
ALTER TABLE roles ADD UNIQUE (a);
