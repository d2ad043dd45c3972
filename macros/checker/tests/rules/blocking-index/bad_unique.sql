-- @upgrade
create unique index sales_number_idx on pos.sales (sale_number) where notes is null;
-- @downgrade
DROP INDEX pos.sales_number_idx;
