//! CPython, kept running beside us: start-up and compilation are not in its times.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A running `python3`, which runs one program after the other.
pub struct CPython {
    child: Child,
    programs: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// What CPython did with a program.
pub struct Answer {
    pub seconds: f64,
    pub printed: String,
}

impl CPython {
    /// Starts it; `None` if `python3` is not CPython 3.11, the version that is the measure of everything.
    pub fn start() -> Option<CPython> {
        let is_measure = "import sys; print(sys.executable if sys.implementation.name == 'cpython' \
                          and sys.version_info[:2] == (3, 11) else '')";
        // `python3` may be a shim that chooses a version: ask it for the real one.
        let found = Command::new("python3")
            .args(["-c", is_measure])
            .output()
            .ok()?;
        let python = String::from_utf8(found.stdout).ok()?;
        let python = Some(python.trim()).filter(|path| !path.is_empty())?;
        let mut child = Command::new(python)
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/benches/shared/cpython.py"
            ))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 starts a second time");
        let programs = child.stdin.take().expect("it was asked for");
        let answers = BufReader::new(child.stdout.take().expect("it was asked for"));
        Some(CPython {
            child,
            programs,
            answers,
        })
    }

    /// Runs a program.
    pub fn run(&mut self, text: &str) -> Answer {
        writeln!(self.programs, "{}", Value::from(text)).expect("python3 listens");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("python3 answers");
        let answer: Value = serde_json::from_str(&line).expect("python3 ran the program");
        Answer {
            seconds: answer["seconds"].as_f64().expect("a number of seconds"),
            printed: answer["printed"].as_str().expect("a text").to_owned(),
        }
    }
}

impl Drop for CPython {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
