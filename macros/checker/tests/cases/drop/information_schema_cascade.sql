-- fact: information_schema is not pinned; that it goes is not modelled
-- expect: not judged
DROP SCHEMA information_schema CASCADE;
