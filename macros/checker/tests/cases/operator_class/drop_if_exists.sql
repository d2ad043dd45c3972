-- fact: what is not there need not be dropped
-- expect: accepted
DROP OPERATOR CLASS IF EXISTS zz USING btree;
DROP OPERATOR CLASS IF EXISTS nos.zz USING gist;
DROP OPERATOR FAMILY IF EXISTS zz USING hash CASCADE;
