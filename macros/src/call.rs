//! What the call says: a folder, nothing, or the revisions themselves.

use arcoiris_checker::problem::Problem;
use arcoiris_checker::read::{Inline, InlineText};
use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, braced};

use crate::surroundings;

/// A call of `history!`.
pub(crate) enum Call {
    /// `history!()`: the folder that `arcoiris.toml` names.
    Configured,
    /// `history!("versions")`
    Folder(LitStr),
    /// `history! { revision "…" { … } … }`
    Inline(Vec<InlineRevision>),
}

/// `revision "37a02ec8662a" revises "000000000001" { … }`
pub(crate) struct InlineRevision {
    pub(crate) id: LitStr,
    pub(crate) down_revisions: Vec<LitStr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) created: Option<LitStr>,
    pub(crate) baseline: Option<Span>,
    pub(crate) empty: Option<LitStr>,
    pub(crate) irreversible: Option<LitStr>,
    pub(crate) no_transaction: Option<Span>,
    pub(crate) upgrade: Option<LitStr>,
    pub(crate) downgrade: Option<LitStr>,
}

impl Call {
    /// Parses the macro's input.
    pub(crate) fn parse(input: TokenStream) -> syn::Result<Call> {
        syn::parse2(input)
    }
}

impl Call {
    /// The part of the call that a problem is about: of inline revisions the text that it stands in, else the folder's name.
    pub(crate) fn span_of(&self, problem: &Problem) -> Span {
        match self {
            Call::Configured => Span::call_site(),
            Call::Folder(folder) => folder.span(),
            Call::Inline(revisions) => {
                let Some(place) = &problem.place else { return Span::call_site() };
                let at = place.source.line_column(place.span.start);
                let literals = revisions.iter().flat_map(InlineRevision::literals);
                let before = literals.filter(|literal| text(literal).first <= at);
                before.max_by_key(|literal| text(literal).first).map_or_else(Span::call_site, LitStr::span)
            }
        }
    }
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.is_empty() {
            return Ok(Call::Configured);
        }
        if input.peek(LitStr) {
            let folder = input.parse()?;
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            }
            return if input.is_empty() {
                Ok(Call::Folder(folder))
            } else {
                Err(input.error("`history!` takes one folder"))
            };
        }
        let mut revisions = Vec::new();
        while !input.is_empty() {
            revisions.push(input.parse()?);
        }
        Ok(Call::Inline(revisions))
    }
}

impl Parse for InlineRevision {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word: Ident = input.parse()?;
        if word != "revision" {
            return Err(syn::Error::new(
                word.span(),
                "expected a folder, `history!(\"versions\")`, or `revision \"…\" { … }`",
            ));
        }
        let id = input.parse()?;
        let mut down_revisions = Vec::new();
        if input.peek(Ident) {
            let word: Ident = input.parse()?;
            if word != "revises" {
                return Err(syn::Error::new(word.span(), "expected `revises` or `{`"));
            }
            down_revisions =
                Punctuated::<LitStr, Token![,]>::parse_separated_nonempty(input)?.into_iter().collect();
        }
        let mut revision = InlineRevision {
            id,
            down_revisions,
            title: None,
            created: None,
            baseline: None,
            empty: None,
            irreversible: None,
            no_transaction: None,
            upgrade: None,
            downgrade: None,
        };
        let body;
        braced!(body in input);
        while !body.is_empty() {
            revision.entry(&body)?;
            if !body.is_empty() {
                body.parse::<Token![,]>()?;
            }
        }
        Ok(revision)
    }
}

impl InlineRevision {
    fn entry(&mut self, body: ParseStream<'_>) -> syn::Result<()> {
        let key: Ident = body.parse()?;
        let twice = || syn::Error::new(key.span(), format!("`{key}` is given twice"));
        let flag = match key.to_string().as_str() {
            "baseline" => Some(&mut self.baseline),
            "no_transaction" => Some(&mut self.no_transaction),
            _ => None,
        };
        if let Some(flag) = flag {
            return if flag.replace(key.span()).is_some() { Err(twice()) } else { Ok(()) };
        }
        let value = match key.to_string().as_str() {
            "title" => &mut self.title,
            "created" => &mut self.created,
            "empty" => &mut self.empty,
            "irreversible" => &mut self.irreversible,
            "upgrade" => &mut self.upgrade,
            "downgrade" => &mut self.downgrade,
            _ => {
                return Err(syn::Error::new(
                    key.span(),
                    format!(
                        "there is no `{key}`; a revision has title, created, baseline, empty, irreversible, \
                         no_transaction, upgrade, downgrade"
                    ),
                ));
            }
        };
        body.parse::<Token![:]>()?;
        if value.replace(body.parse()?).is_some() { Err(twice()) } else { Ok(()) }
    }
}

impl InlineRevision {
    fn literals(&self) -> impl Iterator<Item = &LitStr> {
        let scripts = [&self.upgrade, &self.downgrade].into_iter().flatten();
        [&self.id].into_iter().chain(&self.down_revisions).chain(scripts)
    }

    /// As the checker takes it. What a file says in a line at its head stands in the call as a key.
    pub(crate) fn read(&self) -> Result<Inline, Problem> {
        let value = |literal: &Option<LitStr>| literal.as_ref().map(LitStr::value);
        let Some(upgrade) = &self.upgrade else {
            let title = format!("revision `{}` has no `upgrade`", self.id.value());
            return Err(Problem::new("missing-directive", title)
                .help("write `upgrade: \"\"` if there is nothing to do"));
        };
        Ok(Inline {
            path: surroundings::calling_file(),
            id: text(&self.id),
            down_revisions: self.down_revisions.iter().map(text).collect(),
            title: value(&self.title).unwrap_or_default(),
            created: value(&self.created),
            baseline: self.baseline.is_some(),
            empty: value(&self.empty),
            irreversible: value(&self.irreversible),
            no_transaction: self.no_transaction.is_some(),
            upgrade: text(upgrade),
            downgrade: self.downgrade.as_ref().map(text),
        })
    }
}

/// A literal's value, with where its text begins: past the quotation mark, and past `r#` where it is raw.
fn text(literal: &LitStr) -> InlineText {
    let token = literal.token().to_string();
    let quote = token.find('"').map_or(0, |index| index + 1);
    let start = literal.span().unwrap().start();
    let line = u32::try_from(start.line()).unwrap_or(u32::MAX);
    let column = u32::try_from(start.column() + quote).unwrap_or(u32::MAX);
    InlineText { text: literal.value(), first: (line, column) }
}
