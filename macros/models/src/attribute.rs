//! The attributes of models, each parsed as what it may say.

use arcoiris_checker::models::description::Deferral;
use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, LitStr, Meta, Path, Token, parenthesized, token};

/// Attributes of structs, enums and newtypes.
pub(crate) const ON_ITEMS: &[&str] = &[
    "table",
    "sql_name",
    "sql_type",
    "key",
    "unique",
    "index",
    "check",
    "references",
    "omits",
    "renamed_from",
    "composite",
    "default",
    "not_null",
    "not_a_model",
    "insert",
];
/// Attributes of fields.
pub(crate) const ON_FIELDS: &[&str] = &[
    "column",
    "sql_type",
    "key",
    "unique",
    "index",
    "check",
    "references",
    "default",
    "generated",
    "identity",
    "serial",
    "collate",
    "renamed_from",
];
/// Attributes of variants.
pub(crate) const ON_VARIANTS: &[&str] = &["label"];

/// The name of an attribute that is one of ours. `#[default]` alone is `derive(Default)`'s.
pub(crate) fn own<'a>(attribute: &Attribute, names: &[&'a str]) -> Option<&'a str> {
    let name = names.iter().copied().find(|name| attribute.path().is_ident(name))?;
    (name != "default" || !matches!(attribute.meta, Meta::Path(_))).then_some(name)
}

/// The struct that `#[insert(NewSale)]` asks for.
///
/// # Errors
/// There is another thing in the parentheses than a name.
pub fn insert_as(item: &syn::ItemStruct) -> syn::Result<Option<Ident>> {
    let attribute = item.attrs.iter().find(|attribute| attribute.path().is_ident("insert"));
    attribute.map(parsed::<Ident>).transpose()
}

/// What stands in an attribute's parentheses; nothing if it has none.
pub(crate) fn parsed<T: Parse>(attribute: &Attribute) -> syn::Result<T> {
    match &attribute.meta {
        Meta::Path(_) => syn::parse2(TokenStream::new()).map_err(|_| {
            syn::Error::new(attribute.span(), "this attribute needs an argument in parentheses")
        }),
        Meta::List(list) => list.parse_args(),
        Meta::NameValue(it) => {
            Err(syn::Error::new(it.path.span(), "the argument stands in parentheses: `#[name(\"…\")]`"))
        }
    }
}

/// A column as an attribute names it: a field's name, or the column's in quotation marks.
#[derive(Debug, Clone)]
pub(crate) struct ColumnName {
    pub(crate) text: String,
    pub(crate) quoted: bool,
    pub(crate) span: Span,
}

impl Parse for ColumnName {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            return Ok(ColumnName { text: literal.value(), quoted: true, span: literal.span() });
        }
        let ident: Ident = input.parse()?;
        let text = ident.to_string();
        let text = text.strip_prefix("r#").unwrap_or(&text).to_owned();
        Ok(ColumnName { text, quoted: false, span: ident.span() })
    }
}

/// Names in quotation marks, one or more.
pub(crate) struct Names(pub(crate) Vec<LitStr>);

impl Parse for Names {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Names(Punctuated::<LitStr, Token![,]>::parse_terminated(input)?.into_iter().collect()))
    }
}

/// What most attributes may say beside what they are about.
#[derive(Debug, Default, Clone)]
pub(crate) struct Options {
    pub(crate) name: Option<String>,
    pub(crate) unique: bool,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) deferral: Deferral,
    pub(crate) on_delete: Option<String>,
    pub(crate) on_update: Option<String>,
}

const ACTIONS: [&str; 5] = ["no action", "restrict", "cascade", "set null", "set default"];

impl Options {
    /// Takes one option if there is one of those that are allowed.
    fn take(&mut self, input: ParseStream<'_>, allowed: &[&str]) -> syn::Result<bool> {
        let Some((ident, _)) = input.cursor().ident() else { return Ok(false) };
        let word = ident.to_string();
        if !allowed.contains(&word.as_str()) {
            return Ok(false);
        }
        let valued = matches!(word.as_str(), "name" | "on_delete" | "on_update");
        // A column may bear such a name: an option with a value has a sign behind it.
        if valued && !input.peek2(Token![=]) {
            return Ok(false);
        }
        input.parse::<Ident>()?;
        let value = if valued {
            input.parse::<Token![=]>()?;
            Some(input.parse::<LitStr>()?)
        } else {
            None
        };
        let action = |value: &LitStr| {
            let text = value.value().to_lowercase();
            if ACTIONS.contains(&text.as_str()) {
                return Ok((text != "no action").then_some(text));
            }
            let message = format!("one of \"{}\"", ACTIONS.join("\", \""));
            Err(syn::Error::new(value.span(), message))
        };
        match (word.as_str(), value) {
            ("name", Some(value)) => self.name = Some(value.value()),
            ("on_delete", Some(value)) => self.on_delete = action(&value)?,
            ("on_update", Some(value)) => self.on_update = action(&value)?,
            ("unique", _) => self.unique = true,
            ("nulls_not_distinct", _) => self.nulls_not_distinct = true,
            ("deferrable", _) => self.deferral = Deferral::Deferrable,
            ("initially_deferred", _) => self.deferral = Deferral::InitiallyDeferred,
            (_, _) => {}
        }
        Ok(true)
    }
}

/// `#[key(a, b)]`, `#[unique(a, b, name = "…")]`
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) columns: Vec<ColumnName>,
    pub(crate) options: Options,
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut key = Key { columns: Vec::new(), options: Options::default() };
        let allowed = ["name", "nulls_not_distinct", "deferrable", "initially_deferred"];
        while !input.is_empty() {
            if !key.options.take(input, &allowed)? {
                key.columns.push(input.parse()?);
            }
            comma(input)?;
        }
        Ok(key)
    }
}

/// `#[index(a, b)]`, `#[index("USING gin (tags)", name = "…")]`
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) columns: Vec<ColumnName>,
    pub(crate) options: Options,
}

impl Parse for Index {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut index = Index { columns: Vec::new(), options: Options::default() };
        while !input.is_empty() {
            if !index.options.take(input, &["name", "unique"])? {
                index.columns.push(input.parse()?);
            }
            comma(input)?;
        }
        Ok(index)
    }
}

/// `#[check("amount > 0", name = "…")]`
pub(crate) struct Check {
    pub(crate) expression: LitStr,
    pub(crate) options: Options,
}

impl Parse for Check {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let expression = input.parse()?;
        comma(input)?;
        let mut options = Options::default();
        while !input.is_empty() {
            if !options.take(input, &["name"])? {
                return Err(input.error("the condition, and `name = \"…\"`"));
            }
            comma(input)?;
        }
        Ok(Check { expression, options })
    }
}

/// `#[references(super::core::Organization, on_delete = "cascade")]`, above a struct `#[references(a, b -> Other(c, d))]`
pub(crate) struct References {
    pub(crate) columns: Vec<ColumnName>,
    pub(crate) target: ReferenceTarget,
    pub(crate) referenced: Vec<ColumnName>,
    pub(crate) options: Options,
}

/// What is referred to.
pub(crate) enum ReferenceTarget {
    /// `"core.organizations"`
    Table(LitStr),
    /// `super::core::Organization`
    Item(Path),
}

impl References {
    /// `on_field`: the columns are the field's.
    pub(crate) fn parse(input: ParseStream<'_>, on_field: bool) -> syn::Result<Self> {
        let mut columns = Vec::new();
        if !on_field {
            columns =
                Punctuated::<ColumnName, Token![,]>::parse_separated_nonempty(input)?.into_iter().collect();
            input.parse::<Token![->]>()?;
        }
        let target = if input.peek(LitStr) {
            ReferenceTarget::Table(input.parse()?)
        } else {
            ReferenceTarget::Item(input.call(Path::parse_mod_style)?)
        };
        let mut referenced = Vec::new();
        if input.peek(token::Paren) {
            let inner;
            parenthesized!(inner in input);
            referenced = Punctuated::<ColumnName, Token![,]>::parse_terminated(&inner)?.into_iter().collect();
        }
        comma(input)?;
        let mut options = Options::default();
        while !input.is_empty() {
            let allowed = ["name", "on_delete", "on_update", "deferrable", "initially_deferred"];
            if !options.take(input, &allowed)? {
                return Err(input.error(format!("one of {}", allowed.join(", "))));
            }
            comma(input)?;
        }
        Ok(References { columns, target, referenced, options })
    }
}

/// `#[identity]`, `#[identity(by_default)]`
pub(crate) fn identity(attribute: &Attribute) -> syn::Result<bool> {
    match &attribute.meta {
        Meta::Path(_) => Ok(false),
        Meta::List(list) => {
            let word: Ident = list.parse_args()?;
            match word.to_string().as_str() {
                "by_default" => Ok(true),
                "always" => Ok(false),
                _ => Err(syn::Error::new(word.span(), "`always` or `by_default`")),
            }
        }
        Meta::NameValue(it) => {
            Err(syn::Error::new(it.path.span(), "`#[identity]` or `#[identity(by_default)]`"))
        }
    }
}

fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}
