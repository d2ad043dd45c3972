//! The models of a crate, read from its source files without compiling it: from the crate's root along its `mod` declarations.
#![expect(clippy::wildcard_enum_match_arm, reason = "of what Rust has, models are made of some")]

use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, ItemMod, Meta};

use crate::{Arguments, Models};

/// A file that was read, for places in it.
#[derive(Debug)]
pub struct Read {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
    /// The first anchor that was read from it; the anchors up to the next file's are its own.
    pub first: usize,
    /// What is wrong with it, if it is not Rust.
    pub broken: Option<syn::Error>,
}

/// Reads every module with the attribute that a file holds or declares.
pub fn crate_at(models: &mut Models, root: &Path) -> Vec<Read> {
    let mut read = Vec::new();
    let beside = root.parent().unwrap_or(Path::new(".")).to_owned();
    file(models, &mut read, root, &beside, &[]);
    read
}

/// `folder` is where the modules that the file declares are looked for.
fn file(models: &mut Models, read: &mut Vec<Read>, path: &Path, folder: &Path, module: &[String]) {
    let Ok(text) = fs::read_to_string(path) else { return };
    let first = models.anchors.len();
    let parsed = syn::parse_file(&text);
    let mut entry = Read { path: path.to_owned(), text, first, broken: None };
    let mut declared = Vec::new();
    match &parsed {
        Ok(parsed) => items(models, &parsed.items, folder, module, &mut declared),
        Err(error) => entry.broken = Some(error.clone()),
    }
    read.push(entry);
    for (folder, path, name) in declared {
        let own = folder.join(&name);
        let candidates = match path {
            Some(path) => vec![folder.join(path)],
            None => vec![folder.join(format!("{name}.rs")), own.join("mod.rs")],
        };
        if let Some(found) = candidates.into_iter().find(|candidate| candidate.is_file()) {
            let inside: Vec<String> = module.iter().cloned().chain([name]).collect();
            file(models, read, &found, &own, &inside);
        }
    }
}

/// A module that stands in a file of its own: the folder, `#[path]`, its name.
type Declared = (PathBuf, Option<String>, String);

fn items(
    models: &mut Models,
    items_of: &[Item],
    folder: &Path,
    module: &[String],
    declared: &mut Vec<Declared>,
) {
    for item in items_of {
        let Item::Mod(it) = item else { continue };
        let name = it.ident.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
        let inside: Vec<String> = module.iter().cloned().chain([name.clone()]).collect();
        match (attribute(it), &it.content) {
            (Some(attribute), _) => match arguments(attribute) {
                Ok(arguments) => models.module(&arguments, it, &inside),
                Err(error) => models.errors.push(error),
            },
            (None, Some((_, inner))) => items(models, inner, &folder.join(&name), &inside, declared),
            (None, None) => declared.push((folder.to_owned(), path_of(it), name)),
        }
    }
}

fn attribute(module: &ItemMod) -> Option<&Attribute> {
    module.attrs.iter().find(|attribute| {
        let segments: Vec<String> = attribute.path().segments.iter().map(|it| it.ident.to_string()).collect();
        segments == ["arcoiris", "models"] || segments == ["models"]
    })
}

fn arguments(attribute: &Attribute) -> syn::Result<Arguments> {
    match &attribute.meta {
        Meta::List(list) => list.parse_args(),
        Meta::Path(_) | Meta::NameValue(_) => Ok(Arguments::default()),
    }
}

/// `#[path = "…"]`
fn path_of(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attribute| {
        let Meta::NameValue(it) = &attribute.meta else { return None };
        match &it.value {
            syn::Expr::Lit(value) if it.path.is_ident("path") => match &value.lit {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        }
    })
}
