#[arcoiris::models(schema = "pos", history = "models/versions")]
mod pos {
    pub enum Status {
        Open,
        Paused,
        Closed,
    }
}

fn main() {}
