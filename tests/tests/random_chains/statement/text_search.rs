//! Configurations and dictionaries of text search, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn text_search(&mut self) -> String {
        let configurations = self.known.others("text search configuration");
        let dictionaries = self.known.others("text search dictionary");
        if configurations.is_empty() || self.dice.chance(15) {
            let of = self.dice.pick(&[
                "COPY = simple",
                "COPY = english",
                "PARSER = default",
                "COPY = nope",
                "PARSER = \"default\"",
            ]);
            return format!(
                "CREATE TEXT SEARCH CONFIGURATION {} ({of})",
                self.new_name(&["words", "\"My Words\""])
            );
        }
        if dictionaries.is_empty() && self.dice.chance(50) || self.dice.chance(10) {
            let of = self.dice.pick(&[
                "TEMPLATE = simple",
                "TEMPLATE = simple, STOPWORDS = english",
                "TEMPLATE = snowball, LANGUAGE = english",
                "TEMPLATE = simple, accept = false",
                "TEMPLATE = nope",
            ]);
            return format!(
                "CREATE TEXT SEARCH DICTIONARY {} ({of})",
                self.new_name(&["stems", "\"My Stems\""])
            );
        }
        let one = self.dice.pick_or(&configurations, "nope");
        let dictionary = match self.dice.roll(4) {
            0 => "english_stem".to_owned(),
            1 => "simple".to_owned(),
            _ => self.dice.pick_or(&dictionaries, "english_stem"),
        };
        let tokens =
            self.dice.pick(&["asciiword", "word, asciiword", "hword, hword_part", "numword", "nope"]);
        match self.dice.roll(12) {
            0..=2 => {
                format!("ALTER TEXT SEARCH CONFIGURATION {one} ADD MAPPING FOR {tokens} WITH {dictionary}")
            }
            3 => format!(
                "ALTER TEXT SEARCH CONFIGURATION {one} ALTER MAPPING FOR {tokens} WITH {dictionary}, simple"
            ),
            4 => format!(
                "ALTER TEXT SEARCH CONFIGURATION {one} ALTER MAPPING REPLACE english_stem WITH {dictionary}"
            ),
            5 => format!(
                "ALTER TEXT SEARCH CONFIGURATION {one} DROP MAPPING {}FOR {tokens}",
                self.dice.maybe(50, "IF EXISTS ")
            ),
            6 => format!("DROP TEXT SEARCH CONFIGURATION {one}{}", self.dice.maybe(30, " CASCADE")),
            7 => format!("DROP TEXT SEARCH DICTIONARY {dictionary}{}", self.dice.maybe(50, " CASCADE")),
            8 => format!("ALTER TEXT SEARCH CONFIGURATION {one} SET SCHEMA {}", self.schema_name()),
            9 => format!("ALTER TEXT SEARCH DICTIONARY {dictionary} RENAME TO {}", self.fresh(&["stems2"])),
            10 => format!("COMMENT ON TEXT SEARCH CONFIGURATION {one} IS 'which'"),
            _ => format!("ALTER TEXT SEARCH CONFIGURATION {one} OWNER TO {}", self.role()),
        }
    }
}
