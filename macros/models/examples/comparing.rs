//! How long it takes to read the models of N tables and to compare them with their history, as the macro does:
//! `cargo run -p arcoiris-models --example comparing 500`.

use std::collections::BTreeSet;
use std::error::Error;
use std::time::Instant;

use arcoiris_catalog::Name;
use arcoiris_checker::models::{compare, print};
use arcoiris_checker::rules::Levels;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::{apply, parse};
use arcoiris_models::{Arguments, Models};
use syn::ItemMod;

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(500), |count| count.parse())?;
    let mut head = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    let history = history(count);
    let statements = parse::script(&history, 0..u32::try_from(history.len())?, 15)
        .map_err(|errors| format!("{errors:?}"))?;
    for statement in &statements {
        apply::apply(&mut head, statement).map_err(|refusal| format!("{:?}", refusal.fact))?;
    }
    // Its attribute says nothing that is not said here.
    let printed =
        print::module(&head.catalog, "shop").replacen("#[arcoiris::models(schema = \"shop\")]", "", 1);
    let begun = Instant::now();
    let module: ItemMod = syn::parse_str(&printed)?;
    let parsed = begun.elapsed();
    let mut models = Models::default();
    models.module(&Arguments::default(), &module, &["shop".to_owned()]);
    let read = begun.elapsed();
    let compared = compare(&models.description, &head, &Levels::default());
    let all = begun.elapsed();
    for found in compared.found.iter().take(3) {
        println!("{}", found.problem.title);
    }
    println!(
        "{count} tables: {} differences; Rust parsed {parsed:.0?}, read {:.0?}, compared {:.0?}",
        compared.found.len(),
        read.saturating_sub(parsed),
        all.saturating_sub(read)
    );
    Ok(())
}

/// Tables as a backend has them: a key, a reference, amounts, an enum, times; some with checks and indexes.
fn history(count: usize) -> String {
    let mut text =
        String::from("CREATE SCHEMA shop; CREATE TYPE shop.state AS ENUM ('open', 'paid', 'void');\n");
    for number in 0..count {
        let parent = number / 2;
        text.push_str(&format!(
            "CREATE TABLE shop.thing{number}s (
                thing_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
                parent_id uuid REFERENCES shop.thing{parent}s ON DELETE CASCADE,
                name text NOT NULL,
                code varchar(40) NOT NULL,
                state shop.state DEFAULT 'open' NOT NULL,
                amount numeric(18,4) DEFAULT 0 NOT NULL CHECK (amount >= 0),
                is_active boolean DEFAULT true NOT NULL,
                details jsonb,
                created_at timestamptz DEFAULT now() NOT NULL,
                updated_at timestamptz DEFAULT now() NOT NULL,
                UNIQUE (parent_id, code)
            );
            CREATE INDEX ON shop.thing{number}s (name);
            CREATE INDEX ON shop.thing{number}s (lower(code)) WHERE is_active;\n"
        ));
    }
    text
}
