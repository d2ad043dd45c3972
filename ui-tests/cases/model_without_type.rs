#[arcoiris::models(schema = "pos", history = "models/versions")]
mod pos {
    pub enum SaleStatus {
        Open,
        Closed,
    }
}

fn main() {}
