-- fact: what GiST does not need is loose
-- expect: accepted
CREATE OPERATOR CLASS x FOR TYPE point USING gist AS OPERATOR 1 <<, OPERATOR 15 <-> FOR ORDER BY float_ops, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal), STORAGE box;
DROP OPERATOR CLASS x USING gist;
