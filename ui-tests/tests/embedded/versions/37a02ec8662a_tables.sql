-- Tables.
--
-- Bodies may hold what Rust would take for its own: "\n", \u{7f}, é, 'x'.
--
-- @revision 37a02ec8662a
-- @revises 9c1b7e60aa12
-- @created 2026-11-22 09:32:00+00

-- @upgrade
CREATE TABLE tips.tips (
    tip_id bigint PRIMARY KEY,
    note text
);
COMMENT ON TABLE tips.tips IS 'a "tip" \ naïve
on two lines';
ALTER TABLE tips.tips ADD COLUMN amount numeric(18,4);

-- @downgrade
DROP TABLE tips.tips;
