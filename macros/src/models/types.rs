//! What enums, newtypes and composite structs can do: be read and written as their types.

use arcoiris_checker::models::description::{CompositeModel, DomainModel, EnumModel};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, ItemEnum, ItemStruct, Type};

/// The path of the crate that knows PostgreSQL's types.
fn types() -> TokenStream {
    quote!(::arcoiris::postgres::types)
}

fn failure() -> TokenStream {
    quote!(::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Sync + ::core::marker::Send>)
}

/// The name of the type in SQL.
fn named(ident: &Ident, name: &str) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::arcoiris::models::SqlType for #ident {
            const NAME: &'static str = #name;
        }
    }
}

pub(crate) fn an_enum(it: &ItemEnum, model: &EnumModel) -> TokenStream {
    let (ident, types, failure) = (&it.ident, types(), failure());
    let variants: Vec<&Ident> = it.variants.iter().map(|variant| &variant.ident).collect();
    let labels: Vec<&str> = model.labels.iter().map(|label| label.text.as_str()).collect();
    let (schema, name) = (&model.item.schema, &model.item.name);
    let named = named(ident, &model.item.qualified());
    quote! {
        #named
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// The labels in their order.
            pub const LABELS: &'static [&'static str] = &[#(#labels),*];
            /// The label in the database.
            #[must_use]
            pub const fn label(&self) -> &'static str {
                match self {
                    #(#ident::#variants => #labels),*
                }
            }
            /// The variant of a label.
            #[must_use]
            pub fn of_label(label: &str) -> ::core::option::Option<Self> {
                match label {
                    #(#labels => ::core::option::Option::Some(#ident::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
        #[automatically_derived]
        impl<'a> #types::FromSql<'a> for #ident {
            fn from_sql(_: &#types::Type, raw: &'a [u8]) -> ::core::result::Result<Self, #failure> {
                let label = ::core::str::from_utf8(raw)?;
                #ident::of_label(label).ok_or_else(|| ::std::format!("no variant has the label {label:?}").into())
            }
            fn accepts(ty: &#types::Type) -> bool {
                ::arcoiris::models::is_named(ty, #schema, #name)
            }
        }
        #[automatically_derived]
        impl #types::ToSql for #ident {
            fn to_sql(
                &self,
                _: &#types::Type,
                out: &mut ::arcoiris::models::Buffer,
            ) -> ::core::result::Result<#types::IsNull, #failure> {
                out.extend_from_slice(self.label().as_bytes());
                ::core::result::Result::Ok(#types::IsNull::No)
            }
            fn accepts(ty: &#types::Type) -> bool {
                ::arcoiris::models::is_named(ty, #schema, #name)
            }
            #types::to_sql_checked!();
        }
    }
}

pub(crate) fn domain(it: &ItemStruct, model: &DomainModel) -> TokenStream {
    let (ident, types, failure) = (&it.ident, types(), failure());
    let Some(field) = it.fields.iter().next() else { return TokenStream::new() };
    let inner: &Type = &field.ty;
    let (schema, name) = (&model.item.schema, &model.item.name);
    let named = named(ident, &model.item.qualified());
    quote! {
        #named
        #[automatically_derived]
        impl<'a> #types::FromSql<'a> for #ident {
            fn from_sql(ty: &#types::Type, raw: &'a [u8]) -> ::core::result::Result<Self, #failure> {
                let ty = ::arcoiris::models::under_domain(ty, #schema, #name);
                ::core::result::Result::Ok(#ident(<#inner as #types::FromSql<'a>>::from_sql(ty, raw)?))
            }
            fn accepts(ty: &#types::Type) -> bool {
                <#inner as #types::FromSql<'a>>::accepts(::arcoiris::models::under_domain(ty, #schema, #name))
            }
        }
        #[automatically_derived]
        impl #types::ToSql for #ident {
            fn to_sql(
                &self,
                ty: &#types::Type,
                out: &mut ::arcoiris::models::Buffer,
            ) -> ::core::result::Result<#types::IsNull, #failure> {
                let ty = ::arcoiris::models::under_domain(ty, #schema, #name);
                <#inner as #types::ToSql>::to_sql(&self.0, ty, out)
            }
            fn accepts(ty: &#types::Type) -> bool {
                <#inner as #types::ToSql>::accepts(::arcoiris::models::under_domain(ty, #schema, #name))
            }
            #types::to_sql_checked!();
        }
    }
}

pub(crate) fn composite(it: &ItemStruct, model: &CompositeModel) -> TokenStream {
    let (ident, types, failure) = (&it.ident, types(), failure());
    let fields: Vec<&Ident> = it.fields.iter().filter_map(|field| field.ident.as_ref()).collect();
    let inner: Vec<&Type> = it.fields.iter().map(|field| &field.ty).collect();
    let names: Vec<&str> = model.columns.iter().map(|column| column.name.as_str()).collect();
    let (schema, name) = (&model.item.schema, &model.item.name);
    let named = named(ident, &model.item.qualified());
    quote! {
        #named
        #[automatically_derived]
        impl<'a> #types::FromSql<'a> for #ident {
            fn from_sql(ty: &#types::Type, raw: &'a [u8]) -> ::core::result::Result<Self, #failure> {
                let composite = ::arcoiris::models::Composite::read(ty, raw)?;
                ::core::result::Result::Ok(#ident { #(#fields: composite.get(#names)?),* })
            }
            fn accepts(ty: &#types::Type) -> bool {
                ::arcoiris::models::is_named(ty, #schema, #name)
                    && ::arcoiris::models::has_attributes(
                        ty,
                        &[#((#names, <#inner as #types::FromSql<'a>>::accepts)),*],
                    )
            }
        }
        #[automatically_derived]
        impl #types::ToSql for #ident {
            fn to_sql(
                &self,
                ty: &#types::Type,
                out: &mut ::arcoiris::models::Buffer,
            ) -> ::core::result::Result<#types::IsNull, #failure> {
                ::arcoiris::models::write_composite(ty, &[#((#names, &self.#fields)),*], out)
            }
            fn accepts(ty: &#types::Type) -> bool {
                ::arcoiris::models::is_named(ty, #schema, #name)
                    && ::arcoiris::models::has_attributes(ty, &[#((#names, <#inner as #types::ToSql>::accepts)),*])
            }
            #types::to_sql_checked!();
        }
    }
}
