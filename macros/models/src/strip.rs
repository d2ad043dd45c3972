//! A module as it is compiled: without the attributes that only we understand.
#![expect(clippy::wildcard_enum_match_arm, reason = "of what Rust has, models are made of some")]

use syn::{Attribute, Fields, Item, ItemMod};

use crate::attribute::{ON_FIELDS, ON_ITEMS, ON_VARIANTS, own};

/// Takes the attributes of models away.
pub fn strip(module: &mut ItemMod) {
    let Some((_, items)) = &mut module.content else { return };
    for item in items {
        match item {
            Item::Struct(it) => {
                // An attribute of ours is one where it is read only.
                retain(&mut it.attrs, ON_ITEMS);
                fields(&mut it.fields);
            }
            Item::Enum(it) => {
                retain(&mut it.attrs, ON_ITEMS);
                for variant in &mut it.variants {
                    retain(&mut variant.attrs, ON_VARIANTS);
                }
            }
            _ => {}
        }
    }
}

fn fields(fields: &mut Fields) {
    for field in fields.iter_mut() {
        retain(&mut field.attrs, ON_FIELDS);
    }
}

fn retain(attributes: &mut Vec<Attribute>, names: &[&str]) {
    attributes.retain(|attribute| own(attribute, names).is_none());
}
