static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Sales",
        upgrade: "
            CREATE TYPE pos.status AS ENUM ('open', 'paid');
            CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY, status pos.status NOT NULL);
        ",
        downgrade: "
            DROP TABLE pos.sales;
            DROP TYPE pos.status;
        ",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        title: "Void",
        upgrade: "
            ALTER TYPE pos.status ADD VALUE 'void';
            ALTER TABLE pos.sales ALTER COLUMN status SET DEFAULT 'void';
        ",
        downgrade: "
            ALTER TABLE pos.sales ALTER COLUMN status DROP DEFAULT;
            ALTER TYPE pos.status RENAME TO old_status;
            CREATE TYPE pos.status AS ENUM ('open', 'paid');
            ALTER TABLE pos.sales ALTER COLUMN status TYPE pos.status USING status::text::pos.status;
            DROP TYPE pos.old_status;
        ",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
