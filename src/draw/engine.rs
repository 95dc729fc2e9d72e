//! Graphviz's own layouts, where Graphviz is installed.

use super::dot::{DotOptions, dot};
use crate::query::View;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::{fmt, str::FromStr, thread};

/// A layout program of Graphviz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// In layers, left to right.
    Dot,
    /// By springs.
    Neato,
    /// By forces; keeps groups together.
    Fdp,
    /// By forces, for large graphs.
    Sfdp,
    /// On circles.
    Circo,
    /// In rings around the middle.
    Twopi,
}

impl Engine {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Engine::Dot, Engine::Neato, Engine::Fdp, Engine::Sfdp, Engine::Circo, Engine::Twopi];

    /// The name of the program.
    pub fn as_str(self) -> &'static str {
        match self {
            Engine::Dot => "dot",
            Engine::Neato => "neato",
            Engine::Fdp => "fdp",
            Engine::Sfdp => "sfdp",
            Engine::Circo => "circo",
            Engine::Twopi => "twopi",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A word that names no engine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no Graphviz engine; there are dot, neato, fdp, sfdp, circo, twopi")]
pub struct UnknownEngine(String);

impl FromStr for Engine {
    type Err = UnknownEngine;

    fn from_str(word: &str) -> Result<Self, UnknownEngine> {
        Engine::ALL.iter().copied().find(|engine| engine.as_str() == word).ok_or_else(|| UnknownEngine(word.to_owned()))
    }
}

/// Why Graphviz drew nothing.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The program is not installed; the built-in layout of [`svg`](super::svg) draws without it.
    #[error("`{0}` was not found: Graphviz is not installed here")]
    NotFound(Engine),
    /// It could not be started or spoken to.
    #[error("`{engine}` could not be run: {source}")]
    Io {
        /// Which one.
        engine: Engine,
        /// What the system said.
        source: io::Error,
    },
    /// It ran and gave up.
    #[error("`{engine}` failed ({code}): {message}")]
    Failed {
        /// Which one.
        engine: Engine,
        /// Exit code or signal, in words.
        code: String,
        /// The start of what it wrote to standard error.
        message: String,
    },
}

/// The view as SVG, laid out by Graphviz.
///
/// # Errors
///
/// [`EngineError::NotFound`] where Graphviz is not installed; a caller then takes [`svg`](super::svg) and says so.
///
/// ```
/// use tieup::{draw, draw::{DotOptions, Engine, EngineError}, query::View};
/// let view = View::default();
/// let picture = match draw::graphviz_svg(&view, Engine::Dot, &DotOptions::default()) {
///     Err(EngineError::NotFound(_)) => draw::svg(&view, &draw::SvgOptions::default()),
///     other => other?,
/// };
/// assert!(picture.contains("<svg"));
/// # Ok::<(), EngineError>(())
/// ```
pub fn graphviz_svg(view: &View, engine: Engine, options: &DotOptions) -> Result<String, EngineError> {
    run(engine.as_str(), engine, &dot(view, options))
}

fn run(program: &str, engine: Engine, text: &str) -> Result<String, EngineError> {
    let io_error = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => EngineError::NotFound(engine),
        _ => EngineError::Io { engine, source },
    };
    let mut child = Command::new(program)
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(io_error)?;
    let stdin = child.stdin.take();
    // Written beside the reading: a picture larger than the pipe would else stop both sides.
    let output = thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.map_or(Ok(()), |mut pipe| pipe.write_all(text.as_bytes())));
        let output = child.wait_with_output();
        // A program that gave up closes the pipe; its own message says more than that.
        let _ = writer.join();
        output
    })
    .map_err(io_error)?;
    if !output.status.success() {
        let message: String = String::from_utf8_lossy(&output.stderr).chars().take(400).collect();
        let message = message.trim().to_owned();
        return Err(EngineError::Failed { engine, code: output.status.to_string(), message });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, OrgKind};
    use crate::query::samples::{Sample, org};

    #[test]
    fn a_missing_program_is_told_apart() {
        assert!(matches!(run("no-such-engine", Engine::Fdp, ""), Err(EngineError::NotFound(Engine::Fdp))));
        assert_eq!("fdp".parse(), Ok(Engine::Fdp));
        assert!("fpd".parse::<Engine>().is_err());
    }

    #[test]
    fn graphviz_draws_hostile_names() {
        let hostile = "\"]; evil [label=\"\\N\\\\ & < > </svg> <![CDATA[ ]]> &lt; \u{202e}\0\n`";
        let mut member = org("b\\", "b\\", OrgKind::Company);
        member.group = Some("a\"".into());
        let view = Sample::default()
            .org(org("a\"", hostile, OrgKind::Group))
            .org(member)
            .org(org("", "", OrgKind::Alliance))
            .tie(Kind::Supply, &["a\"", "b\\"], |tie| tie.claims[0].evidence[0].quote = hostile.to_owned())
            .view(&["a\""]);
        for engine in Engine::ALL {
            match graphviz_svg(&view, *engine, &DotOptions::default()) {
                Err(EngineError::NotFound(_)) => println!("{engine} is not installed: skipped"),
                Err(error) => panic!("{error}"),
                Ok(svg) => {
                    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
                    let document = roxmltree::Document::parse_with_options(&svg, options).unwrap();
                    let nodes = document.descendants().filter(|node| node.attribute("class") == Some("node")).count();
                    assert_eq!(nodes, 3, "{engine}");
                    let shown: String = document.descendants().filter_map(|node| node.text()).collect();
                    assert!(shown.replace('\u{a0}', " ").contains("evil [label="), "{engine}: {shown}");
                }
            }
        }
    }
}
