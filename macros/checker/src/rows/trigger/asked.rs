//! What a trigger's function asks of the row that fires it, and whether it may raise an exception.

use arcoiris_catalog::Name;

use crate::parse::embedded::{LexemeKind, lexemes};
use crate::plpgsql::syntax::{Block, DeclarationKind, Sql, Statement, StatementKind, Targets};

/// `NEW.column` or `OLD.column`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) record: String,
    pub(super) column: Name,
    /// Whether it is asked for whenever the function is called.
    pub(super) always: bool,
}

/// What was found in a body.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) fields: Vec<Field>,
    pub(super) raises: bool,
}

impl Asked {
    /// A block; `always` if it is run whenever the function is called. Whether its end is reached for certain.
    pub(super) fn block(&mut self, block: &Block, body: &str, always: bool) -> bool {
        // What an exception's handler makes of a failure is not followed.
        let own = always && block.handlers.is_none();
        for declared in &block.declarations {
            if let DeclarationKind::Variable { default, .. } = &declared.kind {
                self.texts(*default, body, own);
            }
        }
        let goes_on = self.statements(&block.body, body, own);
        for handler in block.handlers.iter().flatten() {
            self.statements(&handler.body, body, false);
        }
        goes_on
    }

    fn statements(&mut self, statements: &[Statement], body: &str, always: bool) -> bool {
        let mut always = always;
        for statement in statements {
            always &= self.statement(statement, body, always);
        }
        always
    }

    fn statement(&mut self, statement: &Statement, body: &str, always: bool) -> bool {
        match &statement.kind {
            StatementKind::Block(block) => self.block(block, body, always),
            StatementKind::Assign { target, value, .. } => {
                self.target(target, always);
                self.texts([*value], body, always);
                always
            }
            StatementKind::If { branches, otherwise } => {
                let first = branches.first().map(|(condition, _)| *condition);
                self.texts(first, body, always);
                let mut goes_on = always;
                for (condition, statements) in branches {
                    self.texts([*condition], body, false);
                    goes_on &= self.passes(statements, body);
                }
                goes_on & self.passes(otherwise, body)
            }
            StatementKind::Case { branches, otherwise, .. } => {
                for (_, statements) in branches {
                    self.passes(statements, body);
                }
                if let Some(statements) = otherwise {
                    self.passes(statements, body);
                }
                false
            }
            StatementKind::Loop { body: inner, .. }
            | StatementKind::While { body: inner, .. }
            | StatementKind::ForInteger { body: inner, .. }
            | StatementKind::ForQuery { body: inner, .. }
            | StatementKind::ForEach { body: inner, .. }
            | StatementKind::ForExecute { body: inner, .. }
            | StatementKind::ForCursor { body: inner } => {
                self.passes(inner, body);
                false
            }
            StatementKind::Return { value } => {
                self.texts(*value, body, always);
                false
            }
            StatementKind::Perform { query } => {
                self.texts([*query], body, always);
                always
            }
            StatementKind::Sql { statement, into } => {
                self.texts([*statement], body, always);
                if let Some(into) = into {
                    match &into.targets {
                        Targets::Record(target) => self.target(target, always),
                        Targets::List(list) => list.iter().for_each(|target| self.target(target, always)),
                    }
                }
                always
            }
            StatementKind::Raise(raise) => {
                let message = raise.level.is_some_and(|level| level != "exception");
                self.raises |= !message;
                always && message
            }
            StatementKind::Assert { .. } => {
                self.raises = true;
                false
            }
            StatementKind::Execute { .. } | StatementKind::GetDiagnostics { .. } | StatementKind::Null => {
                always
            }
            StatementKind::Call { .. }
            | StatementKind::Commit
            | StatementKind::Rollback
            | StatementKind::Exit { .. }
            | StatementKind::ReturnNext { .. }
            | StatementKind::ReturnQuery { .. }
            | StatementKind::ReturnQueryExecute { .. }
            | StatementKind::Cursor { .. } => false,
        }
    }

    /// Statements that may be run: whether what stands behind them is reached if they are.
    fn passes(&mut self, statements: &[Statement], body: &str) -> bool {
        let before = self.fields.len();
        let reached = self.statements(statements, body, true);
        for field in self.fields.iter_mut().skip(before) {
            field.always = false;
        }
        reached
    }

    fn target(&mut self, target: &[Name], always: bool) {
        if let [record, column, ..] = target
            && matches!(record.as_str(), "new" | "old")
        {
            self.fields.push(Field { record: record.as_str().to_owned(), column: column.clone(), always });
        }
    }

    fn texts(&mut self, texts: impl IntoIterator<Item = Sql>, body: &str, always: bool) {
        for text in texts {
            self.text(&text.text(body), always);
        }
    }

    fn text(&mut self, text: &str, always: bool) {
        let Ok(lexemes) = lexemes(text) else { return };
        let mut before: Option<&LexemeKind> = None;
        for window in lexemes.windows(3) {
            let [record, dot, column] = window else { continue };
            if let (
                LexemeKind::Word { name: record, .. },
                LexemeKind::Symbol(dot),
                LexemeKind::Word { name: column, .. },
            ) = (&record.kind, &dot.kind, &column.kind)
                && matches!(record.as_str(), "new" | "old")
                && dot == "."
                && !matches!(before, Some(LexemeKind::Symbol(symbol)) if symbol == ".")
            {
                self.fields.push(Field { record: record.clone(), column: Name::new(column), always });
            }
            before = window.first().map(|first| &first.kind);
        }
    }
}
