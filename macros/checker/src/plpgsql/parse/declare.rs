//! `DECLARE`: variables, cursors, aliases, and their types.
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use arcoiris_catalog::{Name, Namespace, Object, State};

use super::sql::SEMICOLON;
use super::token::Token;
use super::{Parser, between, path, syntax};
use crate::names;
use crate::parse::embedded::type_name;
use crate::plpgsql::namespace::{Item, LabelKind};
use crate::plpgsql::syntax::{Declaration, DeclarationKind, VariableType};
use crate::refusal::Refusal;
use crate::resolve::any_type;
use crate::resolve::kind::Kind;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span};

impl Parser<'_> {
    /// One declaration, its semicolon too.
    pub(super) fn declaration(&mut self) -> Result<Declaration, Refusal> {
        let place = self.here();
        let name = self.declared_name()?;
        let kind = self.declared(&name, place)?;
        Ok(Declaration { name: Name::new(&name), kind, span: place })
    }

    /// `decl_varname`
    fn declared_name(&mut self) -> Result<String, Refusal> {
        let index = self.at;
        let name = match self.raw_token() {
            Token::Word(name) => name,
            Token::Keyword(word) => word.to_owned(),
            _ => return Err(self.error_at(index, "syntax error")),
        };
        if self.names.has_here(&name) {
            return Err(self.error_at(index, "duplicate declaration"));
        }
        Ok(name)
    }

    fn declared(&mut self, name: &str, place: Span) -> Result<DeclarationKind, Refusal> {
        let at = self.at;
        match self.raw_token() {
            Token::Keyword("alias") => return self.alias(name),
            Token::Keyword("cursor") => return self.cursor_declaration(name),
            Token::Keyword("scroll") if self.eat_raw("cursor") => return self.cursor_declaration(name),
            Token::Keyword("no") if self.eat_raw("scroll") => {
                if !self.eat_raw("cursor") {
                    return Err(self.syntax_error());
                }
                return self.cursor_declaration(name);
            }
            Token::Keyword("constant") => {}
            _ => self.at = at,
        }
        let constant = self.at != at;
        let (ty, type_place) = self.datatype()?;
        if matches!(self.raw_peek(), Token::Keyword("collate")) {
            self.raw_token();
            self.collation(ty, type_place)?;
        }
        let not_null = self.eat_reserved("not");
        if not_null {
            self.expect_reserved("null")?;
        }
        let index = self.at;
        let default = match self.raw_token() {
            Token::Symbol(symbol) if symbol == ";" => None,
            Token::Symbol(symbol) if symbol == ":=" || symbol == "=" => {
                Some(self.expression(&[SEMICOLON])?.0)
            }
            Token::Keyword("default") => Some(self.expression(&[SEMICOLON])?.0),
            _ => return Err(self.error_at(index, "syntax error")),
        };
        if let VariableType::Scalar(kind, _) = ty
            && kind.sort() == Some('p')
        {
            let words = kind.words(self.simulation);
            let message = format!("variable \"{name}\" has pseudo-type {words}");
            return Err(Refusal::other(type_place, "0A000", message));
        }
        if not_null && default.is_none() {
            let message =
                format!("variable \"{name}\" must have a default value, since it's declared NOT NULL");
            return Err(Refusal::other(place, "22004", message));
        }
        let item = self.item(ty, constant);
        self.names.add(name, item);
        Ok(DeclarationKind::Variable { ty, not_null, default })
    }

    fn raw_peek(&mut self) -> Token {
        let at = self.at;
        let token = self.raw_token();
        self.at = at;
        token
    }

    fn eat_raw(&mut self, wanted: &str) -> bool {
        let found = matches!(self.raw_peek(), Token::Keyword(word) if word == wanted);
        self.at += usize::from(found);
        found
    }

    /// `ALIAS FOR variable;`
    fn alias(&mut self, name: &str) -> Result<DeclarationKind, Refusal> {
        self.expect_reserved("for")?;
        let index = self.at;
        let names = match self.raw_token() {
            Token::Word(name) => vec![name],
            Token::Keyword(word) => vec![word.to_owned()],
            Token::Compound(names) if names.len() == 2 => names,
            _ => return Err(self.error_at(index, "syntax error")),
        };
        let parts: Vec<&str> = names.iter().map(String::as_str).collect();
        let Some(found) = self.names.find(&parts) else {
            let message = format!("variable \"{}\" does not exist", names.join("."));
            return Err(Refusal::other(self.place(index), "42704", message));
        };
        self.expect_symbol(";")?;
        self.names.add(name, found.item);
        Ok(DeclarationKind::Alias(path(&names)))
    }

    /// `[(arguments)] FOR query;`
    fn cursor_declaration(&mut self, name: &str) -> Result<DeclarationKind, Refusal> {
        self.names.push(Some(name.to_owned()), LabelKind::Cursor);
        let mut arguments = Vec::new();
        if self.eat_symbol("(") {
            loop {
                let argument = self.declared_name()?;
                let (ty, _) = self.datatype()?;
                let item = self.item(ty, false);
                self.names.add(&argument, item);
                arguments.push(Name::new(&argument));
                if self.eat_symbol(",") {
                    continue;
                }
                self.expect_symbol(")")?;
                break;
            }
        }
        if !self.eat_reserved("for") && !self.eat_raw("is") {
            return Err(self.syntax_error());
        }
        self.query()?;
        self.names.pop();
        let item =
            Item::Scalar { kind: Some(Kind::fact("refcursor")), constant: false, cursor: Some(arguments) };
        self.names.add(name, item);
        Ok(DeclarationKind::Cursor)
    }

    /// `read_datatype`
    fn datatype(&mut self) -> Result<(VariableType, Span), Refusal> {
        let first = self.at;
        let names = match self.raw_token() {
            Token::Word(name) => vec![name],
            Token::Keyword(word) => vec![word.to_owned()],
            Token::Compound(names) => names,
            _ => Vec::new(),
        };
        if !names.is_empty() && self.is_symbol("%") {
            let at = self.at;
            self.at += 1;
            let place = self.place(first);
            let found = match self.raw_token() {
                Token::Keyword("type") => self.percent_type(&names, place)?,
                Token::Keyword("rowtype") => self.percent_rowtype(&names, place)?,
                _ => None,
            };
            if let Some(found) = found {
                return Ok((found, place));
            }
            self.at = at;
        }
        self.at = first;
        let mut depth = 0usize;
        loop {
            let index = self.at;
            let top = depth == 0;
            let stops = self.symbol_at(index, ";")
                || matches!(self.reserved_at(index), Some("not"))
                || matches!(self.raw_peek(), Token::Keyword("collate" | "default"))
                || self.symbol_at(index, "=")
                || self.symbol_at(index, ":=")
                || (top && (self.symbol_at(index, ",") || self.symbol_at(index, ")")));
            if stops {
                break;
            }
            if index >= self.lexemes.len() {
                let words = if top { "incomplete data type declaration" } else { "mismatched parentheses" };
                return Err(self.error(words));
            }
            if self.symbol_at(index, "(") {
                depth += 1;
            } else if self.symbol_at(index, ")") {
                depth -= 1;
            }
            self.at += 1;
        }
        if self.at == first {
            return Err(self.error("missing data type declaration"));
        }
        let place = between(self.place(first), self.place(self.at - 1));
        Ok((self.written_type(place)?, place))
    }

    /// A type as SQL writes it.
    fn written_type(&self, place: Span) -> Result<VariableType, Refusal> {
        let text = self.body.get(place.start as usize..place.end as usize).unwrap_or_default();
        let shifted = |mut refusal: Refusal| {
            refusal.span.start += place.start;
            refusal.span.end += place.start;
            refusal
        };
        let written = type_name(text).map_err(|error| shifted(syntax(error)))?;
        // A column that is there was found before. PostgreSQL has no word for this one but that it is no type.
        if written.set_of || written.percent_type {
            let message = format!("invalid type name \"{text}\"");
            return Err(Refusal::other(place, "42601", message));
        }
        if let Some(kind) = information_schema(&written.name) {
            return Ok(VariableType::Scalar(kind, -1));
        }
        let (kind, modifier) = any_type(self.simulation, &written).map_err(shifted)?;
        Ok(self.variable_type(kind, modifier))
    }

    /// `name%TYPE`: of a variable, or of a column.
    fn percent_type(&self, names: &[String], place: Span) -> Result<Option<VariableType>, Refusal> {
        let parts: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(found) = self.names.find(&parts)
            && found.used == names.len()
        {
            return match found.item {
                Item::Scalar { kind: Some(kind), .. } => Ok(Some(VariableType::Scalar(kind, -1))),
                Item::Scalar { kind: None, .. } => {
                    Err(Refusal::not_modelled(place, "the type of this variable"))
                }
                Item::Record { .. } => Ok(None),
            };
        }
        let [before @ .., column] = names else { return Ok(None) };
        if before.is_empty() {
            // A type's own name; found as a type, it is that type.
            let written = self.written_type(place);
            return Ok(written.ok().filter(|ty| matches!(ty, VariableType::Scalar(..))));
        }
        let relation = relation_name(before, place);
        if is_system(&relation) {
            return Ok(Some(VariableType::Scalar(Kind::TEXT, -1)));
        }
        let id = names::find(self.simulation, Namespace::Relation, &relation);
        match id.and_then(|id| self.simulation.catalog.object(id)).map(AsRef::as_ref) {
            Some(Object::Table(table)) => match table.column(column) {
                Some(found) => match Kind::of(self.simulation, &found.ty) {
                    Some(kind) => Ok(Some(self.variable_type(kind, found.ty.modifier))),
                    None => Err(Refusal::not_modelled(place, "the type of this column")),
                },
                None => Ok(None),
            },
            Some(Object::Sequence(_)) => Ok(match column.as_str() {
                "last_value" | "log_cnt" => Some(VariableType::Scalar(Kind::fact("int8"), -1)),
                "is_called" => Some(VariableType::Scalar(Kind::BOOLEAN, -1)),
                _ => None,
            }),
            Some(Object::Index(_)) => Err(Refusal::not_modelled(place, "%TYPE of a column of this relation")),
            _ => Ok(None),
        }
    }

    /// `name%ROWTYPE`
    fn percent_rowtype(&self, names: &[String], place: Span) -> Result<Option<VariableType>, Refusal> {
        if names.len() > 2 {
            return Ok(None);
        }
        let relation = relation_name(names, place);
        if is_system(&relation) {
            return Ok(Some(VariableType::System));
        }
        if let Some(schema) = &relation.schema {
            names::schema(self.simulation, schema)?;
        }
        let Some(id) = names::find(self.simulation, Namespace::Relation, &relation) else {
            return Err(names::unknown(self.simulation, Namespace::Relation, ObjectKind::Table, &relation));
        };
        match self.simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(_)) => {
                let kind = Kind::of(self.simulation, &arcoiris_catalog::TypeRef::user(id));
                Ok(Some(kind.map_or(VariableType::System, VariableType::Composite)))
            }
            Some(Object::Index(_) | Object::Sequence(_)) => {
                let message =
                    format!("relation \"{}\" does not have a composite type", names::written(&relation));
                Err(Refusal::other(place, "42809", message))
            }
            _ => Ok(Some(VariableType::System)),
        }
    }

    /// `COLLATE name`
    fn collation(&mut self, ty: VariableType, type_place: Span) -> Result<(), Refusal> {
        let place = self.here();
        let index = self.at;
        let names = match self.raw_token() {
            Token::Word(name) => vec![name],
            Token::Keyword(word) => vec![word.to_owned()],
            Token::Compound(names) => names,
            _ => return Err(self.error_at(index, "syntax error")),
        };
        crate::resolve::collation(self.simulation, &relation_name(&names, place))?;
        if let VariableType::Scalar(kind, _) = ty {
            let under = kind.under(self.simulation);
            if !under.element().unwrap_or(under).is_collatable(self.simulation) {
                let words = kind.words(self.simulation);
                let message = format!("collations are not supported by type {words}");
                return Err(Refusal::other(type_place, "42804", message));
            }
        }
        Ok(())
    }
}

fn relation_name(names: &[String], place: Span) -> ObjectName {
    let ident = |name: &String| Ident { name: Name::new(name), span: place };
    match names {
        [.., schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
        _ => ObjectName {
            schema: None,
            name: Ident { name: Name::new(names.first().map_or("", String::as_str)), span: place },
        },
    }
}

/// Whether a name means a relation of the system's.
fn is_system(name: &ObjectName) -> bool {
    match &name.schema {
        Some(schema) => names::is_system_schema(&schema.name),
        None => name.name.name.as_str().starts_with("pg_"),
    }
}

/// The domains of `information_schema`, as far as their being text or numbers goes.
fn information_schema(name: &ObjectName) -> Option<Kind> {
    if name.schema.as_ref().is_none_or(|schema| schema.name.as_str() != "information_schema") {
        return None;
    }
    match name.name.name.as_str() {
        "sql_identifier" | "character_data" | "yes_or_no" => Some(Kind::TEXT),
        "cardinal_number" => Some(Kind::INT4),
        "time_stamp" => Some(Kind::fact("timestamptz")),
        _ => None,
    }
}
