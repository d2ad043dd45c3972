#[arcoiris::models(schema = "pos", history = "models/versions")]
mod pos {
    #[derive(Debug)]
    pub enum SaleStatus {
        Open,
        Closed,
    }
}

fn main() {}
