//! The files that models are read from, and places in them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use arcoiris_checker::problem::Problem;
use arcoiris_checker::source::{Place, Source};
use arcoiris_checker::syntax::Span;
use arcoiris_models::Models;
use arcoiris_models::files::{self, Read};

use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::{self, Project};

/// The files that models were read from.
pub(super) struct Sources {
    files: Vec<(Arc<Source>, Read)>,
}

pub(super) fn sources(project: &Project, checked: &Checked, models: &mut Models) -> Result<Sources, Failure> {
    let mut roots: Vec<PathBuf> =
        checked.config.models.iter().map(|file| project.folder.join(file)).collect();
    if roots.is_empty() {
        let usual = ["src/lib.rs", "src/main.rs"].map(|file| project.folder.join(file));
        roots.extend(usual.into_iter().filter(|file| file.is_file()));
    }
    let mut read = Vec::new();
    for root in roots {
        if !root.is_file() {
            let error = fs::metadata(&root).err().unwrap_or_else(|| std::io::Error::other("not a file"));
            return Err(Failure::File { doing: "read", path: root, error });
        }
        for file in files::crate_at(models, &root) {
            let shown = project::shown(&file.path);
            let source = Source { path: shown, text: file.text.clone(), first: (1, 1) };
            read.push((Arc::new(source), file));
        }
    }
    Ok(Sources { files: read })
}

impl Sources {
    /// What keeps the files from being read as models.
    pub(super) fn errors(&self, models: &Models) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (source, file) in &self.files {
            if let Some(error) = &file.broken {
                let problem = Problem::new("unreadable-models", error.to_string());
                problems.push(problem.at(place(source, error.span()), ""));
            }
        }
        for error in &models.errors {
            problems.push(self.placed(Problem::new("unreadable-models", error.to_string()), error.span()));
        }
        problems
    }

    /// A problem with its place in the file that the span is of.
    pub(super) fn placed(&self, problem: Problem, span: proc_macro2::Span) -> Problem {
        let wanted = span.source_text();
        let bytes = span.byte_range();
        let of = self
            .files
            .iter()
            .find(|(source, _)| wanted.is_some() && source.text.get(bytes.clone()) == wanted.as_deref());
        match of {
            Some((source, _)) => problem.at(place(source, span), ""),
            None => problem,
        }
    }
}

fn place(source: &Arc<Source>, span: proc_macro2::Span) -> Place {
    let bytes = span.byte_range();
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { source: Arc::clone(source), span: Span { start: byte(bytes.start), end: byte(bytes.end) } }
}
