//! The names that SQL has for what Rust calls otherwise, unless an attribute says another.

/// `StockLevel` is `stock_level`; so is the label of a variant, `InTransit`, `in_transit`.
#[must_use]
pub fn snake_case(ident: &str) -> String {
    let ident = ident.strip_prefix("r#").unwrap_or(ident);
    let letters: Vec<char> = ident.chars().collect();
    let mut name = String::with_capacity(ident.len() + 4);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| {
                *before != '_' && (!before.is_uppercase() || after.is_some_and(|after| after.is_lowercase()))
            });
        if begins {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The name of a struct's table: its own name in the plural, `JournalEntry` in `journal_entries`.
#[must_use]
pub fn table_name(ident: &str) -> String {
    let name = snake_case(ident);
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        Some(_) | None if ends(&["s", "x", "z", "ch", "sh"]) => format!("{name}es"),
        Some(_) | None => format!("{name}s"),
    }
}

/// The name of a table's struct, as near as can be told: `journal_entries` is of `JournalEntry`.
#[must_use]
pub fn struct_name(table: &str) -> String {
    let singular = if let Some(stem) = table.strip_suffix("ies") {
        format!("{stem}y")
    } else if let Some(stem) = table.strip_suffix("es")
        && ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending))
        && !stem.ends_with("us")
    {
        stem.to_owned()
    } else if let Some(stem) = table.strip_suffix('s')
        && !stem.ends_with('s')
    {
        stem.to_owned()
    } else {
        table.to_owned()
    };
    type_name(&singular)
}

/// The name of a type, or of a variant, for what SQL calls so: `sale_status` is `SaleStatus`.
#[must_use]
pub fn type_name(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let mut ident: String = words
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect();
    if ident.is_empty() || ident.starts_with(|first: char| first.is_ascii_digit()) {
        ident.insert(0, 'N');
    }
    ident
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_struct_of_one_row_has_a_table_of_many() {
        let names = [
            ("Terminal", "terminals"),
            ("TaxRate", "tax_rates"),
            ("JournalEntry", "journal_entries"),
            ("Address", "addresses"),
            ("Batch", "batches"),
            ("Day", "days"),
            ("UserOrgRole", "user_org_roles"),
            ("HTTPRequest", "http_requests"),
        ];
        for (ident, table) in names {
            assert_eq!(table_name(ident), table);
        }
        for (ident, table) in names.iter().filter(|(ident, _)| !ident.starts_with("HTTP")) {
            assert_eq!(struct_name(table), *ident);
        }
    }

    #[test]
    fn words_are_parted_where_a_new_one_begins() {
        assert_eq!(snake_case("InTransit"), "in_transit");
        assert_eq!(snake_case("V2Beta"), "v2_beta");
        assert_eq!(snake_case("r#Type"), "type");
        assert_eq!(type_name("sale_status"), "SaleStatus");
        assert_eq!(type_name("2nd"), "N2nd");
    }
}
