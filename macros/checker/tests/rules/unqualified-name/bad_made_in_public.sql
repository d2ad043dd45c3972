-- @upgrade
CREATE TABLE tips (tip_id uuid PRIMARY KEY);
-- @downgrade
DROP TABLE public.tips;
