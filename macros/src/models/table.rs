//! What a struct of a table can do: its names and statements as constants, rows read into it, itself inserted and found by its key.

use arcoiris_checker::models::description::{TableModel, Value};
use arcoiris_checker::names::sql;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Field, Ident, ItemStruct, Path, Token};

pub(crate) fn write(it: &ItemStruct, model: &TableModel) -> TokenStream {
    let ident = &it.ident;
    let table = model.item.qualified();
    let fields: Vec<&Field> = it.fields.iter().collect();
    let idents: Vec<&Ident> = fields.iter().filter_map(|field| field.ident.as_ref()).collect();
    let names: Vec<&str> = model.columns.iter().map(|column| column.name.as_str()).collect();
    let columns = names.iter().map(|name| sql(name)).collect::<Vec<_>>().join(", ");
    let select = format!("SELECT {columns} FROM {table}");
    // What the database makes by itself is not sent to it.
    let sent: Vec<usize> = model
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| match &column.value {
            Value::None | Value::Default(_) | Value::Serial => true,
            Value::Identity { by_default } => *by_default,
            Value::Generated(_) => false,
        })
        .map(|(index, _)| index)
        .collect();
    let insert = insert(
        &table,
        &columns,
        &sent.iter().filter_map(|index| names.get(*index).copied()).collect::<Vec<_>>(),
    );
    let sent_idents: Vec<&&Ident> = sent.iter().filter_map(|index| idents.get(*index)).collect();
    let by_key = by_key(it, model, &select);
    let new_row = new_row(it, model, &sent);
    let inserts =
        format!("Inserts the row and gives it back as it then stands in the table.\n\n```sql\n{insert}\n```");
    quote! {
        #[automatically_derived]
        impl ::arcoiris::models::Table for #ident {
            const TABLE: &'static str = #table;
            const COLUMNS: &'static str = #columns;
            const NAMES: &'static [&'static str] = &[#(#names),*];
            const SELECT: &'static str = #select;
            const INSERT: &'static str = #insert;
            fn from_row(row: &::arcoiris::postgres::Row) -> ::core::result::Result<Self, ::arcoiris::postgres::Error> {
                ::core::result::Result::Ok(#ident { #(#idents: row.try_get(#names)?),* })
            }
            fn values(&self) -> ::std::vec::Vec<&(dyn ::arcoiris::postgres::types::ToSql + ::core::marker::Sync)> {
                ::std::vec![#(&self.#sent_idents),*]
            }
        }
        #[automatically_derived]
        impl ::core::convert::TryFrom<&::arcoiris::postgres::Row> for #ident {
            type Error = ::arcoiris::postgres::Error;
            fn try_from(row: &::arcoiris::postgres::Row) -> ::core::result::Result<Self, Self::Error> {
                <#ident as ::arcoiris::models::Table>::from_row(row)
            }
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl #ident {
            /// The table, schema and name.
            pub const TABLE: &'static str = #table;
            /// The columns of the fields, parted by commas, for a query.
            pub const COLUMNS: &'static str = #columns;
            #[doc = #inserts]
            ///
            /// # Errors
            /// What the server or the connection says.
            pub fn insert<Client: ::arcoiris::postgres::GenericClient>(
                &self,
                client: &mut Client,
            ) -> ::core::result::Result<Self, ::arcoiris::postgres::Error> {
                let values = <#ident as ::arcoiris::models::Table>::values(self);
                let row = client.query_one(<#ident as ::arcoiris::models::Table>::INSERT, &values)?;
                <#ident as ::arcoiris::models::Table>::from_row(&row)
            }
            #by_key
        }
        #new_row
    }
}

/// The struct of `#[insert(NewSale)]`: what is inserted, with what the database may put in by itself.
fn new_row(it: &ItemStruct, model: &TableModel, sent: &[usize]) -> TokenStream {
    let Ok(Some(name)) = arcoiris_models::insert_as(it) else { return TokenStream::new() };
    let (ident, visibility) = (&it.ident, &it.vis);
    let derived = derived(it);
    let mut fields = TokenStream::new();
    let mut given = TokenStream::new();
    for index in sent {
        let (Some(column), Some(field)) = (model.columns.get(*index), it.fields.iter().nth(*index)) else {
            continue;
        };
        let (field_name, ty, field_visibility) = (&field.ident, &field.ty, &field.vis);
        let written = sql(&column.name);
        let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        fields.extend(quote!(#(#docs)*));
        if matches!(column.value, Value::None) {
            fields.extend(quote!(#field_visibility #field_name: #ty,));
            given.extend(quote!(.value(#written, &self.#field_name)));
        } else {
            fields.extend(quote!(#field_visibility #field_name: ::arcoiris::models::OrDefault<#ty>,));
            given.extend(quote!(.or_default(#written, &self.#field_name)));
        }
    }
    let what = format!("A new row of `{}`: [`{ident}`] once it is inserted.", model.item.qualified());
    quote! {
        #[doc = #what]
        #[derive(#(#derived),*)]
        #[allow(dead_code)]
        #visibility struct #name { #fields }
        #[automatically_derived]
        impl ::arcoiris::models::NewRow for #name {
            type Row = #ident;
            fn insertion(&self) -> (
                ::std::string::String,
                ::std::vec::Vec<&(dyn ::arcoiris::postgres::types::ToSql + ::core::marker::Sync)>,
            ) {
                ::arcoiris::models::Insertion::new() #given .of::<#ident>()
            }
        }
        #[automatically_derived]
        #[allow(dead_code)]
        impl #name {
            /// Inserts the row and gives it back as it then stands in the table; what is `OrDefault::Default` is left to the database.
            ///
            /// # Errors
            /// What the server or the connection says.
            pub fn insert<Client: ::arcoiris::postgres::GenericClient>(
                &self,
                client: &mut Client,
            ) -> ::core::result::Result<#ident, ::arcoiris::postgres::Error> {
                let (statement, values) = <Self as ::arcoiris::models::NewRow>::insertion(self);
                let row = client.query_one(&statement, &values)?;
                <#ident as ::arcoiris::models::Table>::from_row(&row)
            }
        }
    }
}

/// What the row derives and a new row can as well.
fn derived(it: &ItemStruct) -> Vec<Path> {
    let mut found = Vec::new();
    for attribute in it.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        let both = |path: &Path| ["Debug", "Clone", "PartialEq", "Eq"].iter().any(|name| path.is_ident(name));
        found.extend(paths.into_iter().flatten().filter(both));
    }
    found
}

fn insert(table: &str, columns: &str, sent: &[&str]) -> String {
    if sent.is_empty() {
        return format!("INSERT INTO {table} DEFAULT VALUES RETURNING {columns}");
    }
    let names = sent.iter().map(|name| sql(name)).collect::<Vec<_>>().join(", ");
    let places = (1..=sent.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO {table} ({names}) VALUES ({places}) RETURNING {columns}")
}

/// `find`, if there is a key.
fn by_key(it: &ItemStruct, model: &TableModel, select: &str) -> TokenStream {
    let Some(key) = model.keys.iter().find(|key| key.primary) else { return TokenStream::new() };
    let mut arguments = Vec::new();
    let mut names = Vec::new();
    let mut conditions = Vec::new();
    for (index, column) in key.columns.iter().enumerate() {
        let Some(position) = model.columns.iter().position(|it| it.name == *column) else {
            return TokenStream::new();
        };
        let Some(field) = it.fields.iter().nth(position) else { return TokenStream::new() };
        let (ty, name) = (&field.ty, field.ident.clone().unwrap_or_else(|| format_ident!("key")));
        arguments.push(quote!(#name: &#ty));
        names.push(name);
        conditions.push(format!("{} = ${}", sql(column), index + 1));
    }
    let query = format!("{select} WHERE {}", conditions.join(" AND "));
    let finds = format!("Finds the row with this key.\n\n```sql\n{query}\n```");
    quote! {
        /// Selects the row with a key.
        pub const SELECT_BY_KEY: &'static str = #query;
        #[doc = #finds]
        ///
        /// # Errors
        /// What the server or the connection says.
        pub fn find<Client: ::arcoiris::postgres::GenericClient>(
            client: &mut Client,
            #(#arguments),*
        ) -> ::core::result::Result<::core::option::Option<Self>, ::arcoiris::postgres::Error> {
            let row = client.query_opt(Self::SELECT_BY_KEY, &[#(#names),*])?;
            row.as_ref().map(<Self as ::arcoiris::models::Table>::from_row).transpose()
        }
    }
}
