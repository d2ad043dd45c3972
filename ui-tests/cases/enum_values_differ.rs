#[arcoiris::models(schema = "pos", history = "models/versions")]
mod pos {
    #[derive(Debug)]
    pub enum Status {
        Open,
        Paused,
        Closed,
    }
}

fn main() {}
