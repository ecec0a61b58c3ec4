//! Golden programs: what CPython 3.11 does with each is stored beside it, and we must do the same.
//! Also programs that must be refused, and programs that must hit a limit; what is expected stands in a
//! comment on the line that it is about.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use interleave::lessons::parse_arrivals;
use interleave::run::{REFUSED, RunOptions, RunResult, STOPPED, run_captured};
use interleave::source::SourceFile;

/// Far more than any of these programs needs: an endless loop is a failure, not a hanging test.
const MAX_STEPS: u64 = 30_000_000;

#[test]
fn programs_do_what_cpython_does() {
    let paths = python_files("tests/programs");
    assert!(paths.len() >= 120, "the programs were not found");
    check_all(&paths, |path| {
        let stored = fs::read_to_string(path.with_extension("out"))
            .map_err(|_| "no stored output: run tests/programs/store.py".to_owned())?;
        let expected = Outcome::parse(&stored);
        let found = Outcome::of(&run(path, MAX_STEPS));
        expected.compare(&found)
    });
}

/// Programs of the simulated web. There is no real one that always answers the same, so these are compared with
/// what they did when somebody read it: `UPDATE_GOLDEN=1 cargo test --test programs` stores it anew.
#[test]
fn the_simulated_web_answers_as_before() {
    let paths = python_files("tests/programs_simulated");
    assert!(!paths.is_empty(), "the programs were not found");
    check_all(&paths, |path| {
        let found = run(path, MAX_STEPS);
        let store = path.with_extension("out");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let (status, out, err) = (found.finished.status, &found.stdout, &found.stderr);
            let text = format!("--- status\n{status}\n--- stdout\n{out}--- stderr\n{err}");
            fs::write(&store, text).map_err(|error| error.to_string())?;
        }
        let stored = fs::read_to_string(store).map_err(|error| error.to_string())?;
        Outcome::parse(&stored).compare(&Outcome::of(&found))
    });
}

#[test]
fn refused_programs_are_refused_by_line() {
    let paths = python_files("tests/programs_refused");
    assert!(paths.len() >= 20, "the programs were not found");
    check_all(&paths, |path| {
        let (line, words) = expectation(path, "# refused: ");
        let result = run(path, MAX_STEPS);
        if result.finished.status != REFUSED {
            return Err(format!("exit status {}", result.finished.status));
        }
        if !result.stdout.is_empty() {
            return Err("it printed something".to_owned());
        }
        let first = result.stderr.lines().next().unwrap_or_default();
        says(first, &format!("{}:{line}: ", file_name(path)), &words)
    });
}

/// What docs/python.md says is refused is refused.
#[test]
fn the_page_on_limits_tells_the_truth() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/python.md")).expect("docs/python.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows: Vec<&str> = rows.filter_map(|row| row.split("` |").next()).collect();
    assert!(rows.len() >= 15, "the table was not found");
    for row in rows {
        let text = row.replace('⏎', "\n");
        let file = SourceFile {
            name: "main.py".into(),
            module: "__main__".into(),
            text: format!("print('must not run')\n{text}\n").into(),
        };
        let result = run_captured(&[file], &RunOptions::default());
        assert_eq!(result.finished.status, REFUSED, "not refused: {row}");
        assert!(result.stdout.is_empty(), "it ran: {row}");
    }
}

#[test]
fn limits_stop_a_run_and_name_the_line() {
    let paths = python_files("tests/programs_limits");
    assert!(paths.len() >= 5, "the programs were not found");
    check_all(&paths, |path| {
        let result = run(path, MAX_STEPS);
        let (line, words) = expectation(path, "# limit: ");
        if result.finished.status != STOPPED {
            return Err(format!("exit status {}", result.finished.status));
        }
        let last = result.stderr.lines().last().unwrap_or_default();
        says(last, &format!("{}:{line}: ", file_name(path)), &words)
    });
}

/// Where the CPython of the golden files is at hand, what is stored must be what it does.
#[test]
fn stored_output_is_fresh() {
    let version = Command::new("python3").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    if !version.is_ok_and(|text| text.starts_with("Python 3.11.")) {
        println!("not checked: python3 is not CPython 3.11");
        return;
    }
    let check = Command::new("python3")
        .args(["tests/programs/store.py", "--check"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3 runs");
    let message = String::from_utf8_lossy(&check.stderr);
    assert!(check.status.success(), "{message}");
}

/// What a program did, in the form in which it is stored.
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    fn parse(stored: &str) -> Outcome {
        let rest = stored.strip_prefix("--- status\n");
        let (status, rest) = rest
            .and_then(|rest| rest.split_once("\n--- stdout\n"))
            .expect("a stored output begins with the exit status");
        // Standard output need not end with a newline.
        let (stdout, stderr) = rest
            .rsplit_once("--- stderr\n")
            .expect("a stored output ends with standard error");
        Outcome {
            status: status.parse().expect("the exit status is a number"),
            stdout: stdout.to_owned(),
            stderr: stderr.to_owned(),
        }
    }

    fn of(result: &RunResult) -> Outcome {
        Outcome {
            status: result.finished.status,
            stdout: result.stdout.clone(),
            stderr: result.stderr.clone(),
        }
    }

    /// What is wrong with `found`, if something is.
    fn compare(&self, found: &Outcome) -> Result<(), String> {
        if self.stdout != found.stdout {
            let error = found.stderr.lines().last().unwrap_or_default();
            let difference = difference(&self.stdout, &found.stdout);
            return Err(format!("stdout {difference}   [{error}]"));
        }
        if self.status != found.status {
            return Err(format!(
                "status: expected {}, found {}   [{}]",
                self.status,
                found.status,
                found.stderr.lines().last().unwrap_or_default()
            ));
        }
        if self.stderr != found.stderr {
            return Err(format!(
                "stderr {}",
                difference(&self.stderr, &found.stderr)
            ));
        }
        Ok(())
    }
}

/// The first line in which two texts differ.
fn difference(expected: &str, found: &str) -> String {
    let mut found_lines = found.lines();
    for (line, number) in expected.lines().zip(1..) {
        let found_line = found_lines.next();
        if found_line != Some(line) {
            let found_line = found_line.unwrap_or("(end)");
            return format!("line {number}: expected `{line}`, found `{found_line}`");
        }
    }
    let extra = found_lines.next().unwrap_or("(no newline at the end)");
    format!("after the end: found `{extra}`")
}

fn says(text: &str, beginning: &str, words: &str) -> Result<(), String> {
    if text.starts_with(beginning) && text.contains(words) {
        return Ok(());
    }
    Err(format!("expected `{beginning}…{words}`, found `{text}`"))
}

/// The line (from 1) with this marker, and the words after it.
fn expectation(path: &Path, marker: &str) -> (usize, String) {
    let text = fs::read_to_string(path).expect("a program can be read");
    let mut lines = text.lines().zip(1..);
    let found =
        lines.find_map(|(line, number)| Some((number, line.split_once(marker)?.1.to_owned())));
    found.unwrap_or_else(|| panic!("{}: no `{marker}`", path.display()))
}

fn run(path: &Path, max_steps: u64) -> RunResult {
    let text = fs::read_to_string(path).expect("a program can be read");
    let file = SourceFile {
        name: file_name(path).into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let arrivals = fs::read_to_string(path.with_file_name("arrivals.txt")).unwrap_or_default();
    let arrivals = parse_arrivals(&arrivals).expect("the arrivals can be read");
    let options = RunOptions {
        arrivals: arrivals
            .into_iter()
            .map(|a| (a.at_ms, Rc::clone(&a.kind)))
            .collect(),
        max_steps: Some(max_steps),
        ..RunOptions::default()
    };
    run_captured(&[file], &options)
}

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .expect("programs have plain names")
}

/// All programs in a folder and the folders in it, in order of name.
fn python_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") && file_name(&path) != "store.py"
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Checks every program, also after one that fails or panics, and lists the failures.
fn check_all(paths: &[PathBuf], check: impl Fn(&Path) -> Result<(), String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut failures = Vec::new();
    for path in paths {
        let outcome = catch_unwind(AssertUnwindSafe(|| check(path)));
        let outcome = outcome.unwrap_or_else(|panic| {
            let message = panic.downcast_ref::<String>().cloned();
            let message = message.or_else(|| panic.downcast_ref::<&str>().map(|&s| s.to_owned()));
            Err(format!("PANIC {}", message.unwrap_or_default()))
        });
        if let Err(cause) = outcome {
            let name = path.strip_prefix(&root).unwrap_or(path);
            failures.push(format!("{}: {cause}", name.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} programs fail:\n{}",
        failures.len(),
        paths.len(),
        failures.join("\n")
    );
}
