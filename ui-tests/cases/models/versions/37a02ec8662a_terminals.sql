-- Terminals.
--
-- @revision 37a02ec8662a
-- @revises 000000000001

-- @upgrade
CREATE TYPE pos.status AS ENUM ('open', 'closed');
CREATE TABLE pos.terminals (
    terminal_id bigint PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    location_label text,
    visits integer DEFAULT 0 NOT NULL CHECK (visits >= 0),
    parent_id bigint REFERENCES pos.terminals
);
CREATE INDEX terminals_name_idx ON pos.terminals (name);
COMMENT ON TABLE pos.terminals IS 'A till.';

-- @downgrade
DROP TABLE pos.terminals;
DROP TYPE pos.status;
