-- fact: no provider is loaded
-- expect: refused 22023
CREATE TABLE t (a integer);
SECURITY LABEL ON TABLE t IS 'secret';
