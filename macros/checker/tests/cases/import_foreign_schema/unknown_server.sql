-- fact: The server must be there.
-- expect: refused 42704
IMPORT FOREIGN SCHEMA theirs FROM SERVER s INTO public;
