//! Policies of row security, at random.

use super::Maker;

const POLICIES: &[&str] = &["own_rows", "tenant", "\"All Rows\""];

impl Maker<'_> {
    pub(super) fn policy(&mut self) -> String {
        if !self.known.policies.is_empty() && self.dice.chance(45) {
            let (policy, table) = self.known.policies[self.dice.roll(self.known.policies.len())].clone();
            let known = self.known.tables.iter().find(|one| one.name == table).cloned();
            let known = known.unwrap_or_else(|| self.true_table());
            return match self.dice.roll(5) {
                0 => format!("DROP POLICY {policy} ON {table}"),
                1 => format!("ALTER POLICY {policy} ON {table} RENAME TO {}", self.dice.pick(POLICIES)),
                2 => format!("ALTER POLICY {policy} ON {table} TO {}", self.role()),
                3 => format!("ALTER POLICY {policy} ON {table} USING ({})", self.condition(&known)),
                _ => format!("COMMENT ON POLICY {policy} ON {table} IS 'who may'"),
            };
        }
        let table = self.true_table();
        let name = self.dice.pick(POLICIES);
        let restrictive = self.dice.pick(&["", "", " AS RESTRICTIVE", " AS PERMISSIVE"]);
        let command =
            self.dice.pick(&["", "", " FOR SELECT", " FOR INSERT", " FOR UPDATE", " FOR DELETE", " FOR ALL"]);
        let role = match self.dice.roll(4) {
            0 => format!(" TO {}", self.role()),
            1 => " TO PUBLIC".to_owned(),
            _ => String::new(),
        };
        let using = if command == " FOR INSERT" {
            String::new()
        } else {
            format!(" USING ({})", self.condition(&table))
        };
        let check = match command {
            " FOR INSERT" => format!(" WITH CHECK ({})", self.condition(&table)),
            _ if self.dice.chance(20) => format!(" WITH CHECK ({})", self.condition(&table)),
            _ => String::new(),
        };
        format!("CREATE POLICY {name} ON {}{restrictive}{command}{role}{using}{check}", table.name)
    }
}
