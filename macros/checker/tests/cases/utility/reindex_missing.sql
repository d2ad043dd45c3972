-- fact: The index must be there.
-- expect: refused 42P01
REINDEX INDEX t_pkey;
