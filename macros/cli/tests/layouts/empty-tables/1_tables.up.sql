CREATE TABLE tenants (id integer PRIMARY KEY, slug text); CREATE TABLE seeded (id integer); INSERT INTO seeded VALUES (1);
