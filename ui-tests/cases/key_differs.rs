#[arcoiris::models(schema = "pos", history = "models/versions")]
mod pos {
    pub struct Terminal {
        #[key(name = "terminals_key")]
        pub terminal_id: i64,
        #[unique]
        pub code: String,
        #[index]
        pub name: String,
        pub location_label: Option<String>,
        #[default("0")]
        #[check("visits >= 0")]
        pub visits: i32,
        #[references(Terminal)]
        pub parent_id: Option<i64>,
    }
}

fn main() {}
