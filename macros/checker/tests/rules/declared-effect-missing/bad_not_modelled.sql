-- @upgrade
LOAD 'auto_explain';
-- @downgrade
SELECT 1;
