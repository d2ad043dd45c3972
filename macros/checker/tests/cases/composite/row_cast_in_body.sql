-- fact: a cast of ROW names the type that its fields become
-- expect: accepted
CREATE TABLE shops (id integer, name varchar(20));
CREATE FUNCTION first_shop() RETURNS shops LANGUAGE sql AS $$ SELECT ROW(s.*)::shops FROM shops s LIMIT 1 $$;
CREATE FUNCTION no_shop() RETURNS shops LANGUAGE sql AS $$ SELECT ROW(0, NULL)::shops $$;
