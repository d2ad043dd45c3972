CREATE TABLE tickets (id integer); GRANT INSERT ON tickets TO guarded_desk;
