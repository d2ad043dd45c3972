-- fact: Bounds that were the type's own follow the type.
-- expect: accepted

CREATE SEQUENCE numbers;
ALTER SEQUENCE numbers AS integer;
