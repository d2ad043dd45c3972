//! `#[arcoiris::models(schema = "pos", comments)]`: what stands in the parentheses.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Token};

/// The arguments of the attribute.
#[derive(Default, Clone)]
pub struct Arguments {
    /// `schema = "pos"`; the module's name if left out.
    pub schema: Option<LitStr>,
    /// `history = "../migrations/versions"`: the folder of the revisions; what `arcoiris.toml` says if left out.
    pub history: Option<LitStr>,
    /// `comments`: doc comments are what `COMMENT ON` says.
    pub comments: bool,
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = Arguments::default();
        while !input.is_empty() {
            let key: Ident = input.parse()?;
            match key.to_string().as_str() {
                "schema" => {
                    input.parse::<Token![=]>()?;
                    arguments.schema = Some(input.parse()?);
                }
                "history" => {
                    input.parse::<Token![=]>()?;
                    arguments.history = Some(input.parse()?);
                }
                "comments" => arguments.comments = true,
                _ => {
                    let message = format!("there is no `{key}`; the arguments are schema, history, comments");
                    return Err(syn::Error::new(key.span(), message));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(arguments)
    }
}
