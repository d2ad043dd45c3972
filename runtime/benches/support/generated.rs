//! A history as backends have them: 40% new tables with keys, 45% changed tables, 10% types, indexes and functions, 5% rows.

use arcoiris::History;

use crate::sample::{Line, history as line_up};

/// A line of this many revisions.
pub(crate) fn history(count: usize) -> &'static History {
    let mut tables = 0;
    let mut made = Vec::with_capacity(count);
    for number in 0..count {
        let (upgrade, downgrade) = match number % 20 {
            kind if tables == 0 || kind % 5 < 2 => {
                tables += 1;
                table(tables)
            }
            19 => rows(number, tables),
            4 | 14 => object(number, tables),
            _ => column(number, tables),
        };
        made.push((id(number), upgrade, downgrade));
    }
    let before: Vec<String> =
        (0..count).map(|number| if number == 0 { String::new() } else { id(number - 1) }).collect();
    let parents: Vec<Vec<&str>> =
        before.iter().map(|id| if id.is_empty() { Vec::new() } else { vec![id.as_str()] }).collect();
    let lines: Vec<Line<'_>> = made
        .iter()
        .zip(&parents)
        .map(|((id, upgrade, downgrade), down)| {
            (id.as_str(), down.as_slice(), upgrade.as_str(), downgrade.as_str())
        })
        .collect();
    line_up(&lines)
}

fn id(number: usize) -> String {
    format!("{:012x}", (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A) & 0xffff_ffff_ffff)
}

fn table(number: usize) -> (String, String) {
    let key = if number > 1 {
        format!(",\n    parent_id bigint REFERENCES public.t{} (id) ON DELETE CASCADE", number / 2)
    } else {
        String::new()
    };
    let index = format!("CREATE INDEX t{number}_name ON public.t{number} (name);\n");
    (
        format!(
            "CREATE TABLE public.t{number} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    \
             name text NOT NULL,\n    amount numeric(18,4) DEFAULT 0 NOT NULL CHECK (amount >= 0),\n    \
             active boolean DEFAULT true NOT NULL,\n    note varchar(200),\n    \
             made_at timestamptz DEFAULT now() NOT NULL{key},\n    UNIQUE (name, made_at)\n);\n{index}"
        ),
        format!("DROP TABLE public.t{number};\n"),
    )
}

fn column(number: usize, tables: usize) -> (String, String) {
    let table = 1 + number * 7 % tables;
    (
        format!(
            "ALTER TABLE public.t{table} ADD COLUMN c{number} integer DEFAULT 0 NOT NULL;\n\
             ALTER TABLE public.t{table} ADD CONSTRAINT c{number}_positive CHECK (c{number} >= 0);\n"
        ),
        format!("ALTER TABLE public.t{table} DROP COLUMN c{number};\n"),
    )
}

fn object(number: usize, tables: usize) -> (String, String) {
    let table = 1 + number * 3 % tables;
    if number.is_multiple_of(4) {
        (
            format!("CREATE TYPE public.e{number} AS ENUM ('a', 'b', 'c');\n"),
            format!("DROP TYPE public.e{number};\n"),
        )
    } else {
        (
            format!("CREATE INDEX i{number} ON public.t{table} (lower(note)) WHERE active;\n"),
            format!("DROP INDEX public.i{number};\n"),
        )
    }
}

fn rows(number: usize, tables: usize) -> (String, String) {
    let table = 1 + number * 5 % tables;
    (
        format!("INSERT INTO public.t{table} (name) VALUES ('row {number} a'), ('row {number} b');\n"),
        format!("DELETE FROM public.t{table} WHERE name LIKE 'row {number} %';\n"),
    )
}
