//! Models read from Rust: the items of a module with `#[arcoiris::models]` as the checker's plain description.
//!
//! The macro reads the module that it is given, the command line whole source files, without compiling them. What is read here is
//! not judged here, and no file is touched but in [`files`].
#![deny(missing_docs)]

mod arguments;
mod attribute;
mod column_type;
pub mod files;
mod item;
mod strip;

use arcoiris_checker::models::description::{Anchor, Description};
use proc_macro2::Span;
use syn::ItemMod;

pub use arguments::Arguments;
pub use attribute::insert_as;
pub use strip::strip;

/// What was read: the models, where their parts stand, and what could not be read.
#[derive(Debug, Default)]
pub struct Models {
    /// The models.
    pub description: Description,
    /// Where each [`Anchor`] of the description is.
    pub anchors: Vec<Span>,
    /// What is wrong with the attributes.
    pub errors: Vec<syn::Error>,
}

impl Models {
    /// Reads a module; `path` is the modules around its items, the module itself the last.
    pub fn module(&mut self, arguments: &Arguments, module: &ItemMod, path: &[String]) {
        item::module(self, arguments, module, path);
    }

    /// Where an anchor is.
    #[must_use]
    pub fn span(&self, anchor: Anchor) -> Span {
        self.anchors.get(anchor.0 as usize).copied().unwrap_or_else(Span::call_site)
    }

    fn anchor(&mut self, span: Span) -> Anchor {
        self.anchors.push(span);
        Anchor(u32::try_from(self.anchors.len() - 1).unwrap_or(u32::MAX))
    }

    fn error(&mut self, span: Span, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new(span, message));
    }
}
