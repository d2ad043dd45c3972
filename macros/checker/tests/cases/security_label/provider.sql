-- fact: the provider is loaded
-- expect: refused 22023
SECURITY LABEL FOR anon ON TABLE nosuch IS 'secret';
