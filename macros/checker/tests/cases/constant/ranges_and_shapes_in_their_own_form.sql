-- fact: ranges and shapes in their own form
-- expect: accepted
CREATE TABLE a (r int4range DEFAULT '[1,5]', s daterange DEFAULT '[2020-01-01,)', t tstzrange DEFAULT tstzrange(now(), null), u numrange DEFAULT 'empty', p point DEFAULT '(1, 2)', q box DEFAULT '((0,0),(1,1))', x daterange DEFAULT '(2020-02-28,2020-12-31]', y int8range DEFAULT '(1,2)', z int4range DEFAULT '[1,1)', aa circle DEFAULT '<(1.5,-2),3>', bb polygon DEFAULT '((0,0),(1,1),(2,0.5))', cc path DEFAULT '[(0,0),(1,1)]', dd lseg DEFAULT '[(0,0),(1,1)]', ee box DEFAULT '(3,1),(2,4)', ff point DEFAULT '1e3,-0.1');
