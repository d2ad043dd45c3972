//! What the call says: a folder, nothing, or the revisions themselves.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, braced};

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
            down_revisions = Punctuated::<LitStr, Token![,]>::parse_separated_nonempty(input)?.into_iter().collect();
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
