//! Scenarios as data: what can be started, and the programs that do it. Everything here is constant
//! text; the page and the tests bring it to life. Must never know how a program is run or drawn.

mod scenarios;
mod texts;

use std::rc::Rc;

use crate::source::SourceFile;

/// How many jobs `Burst` starts, all of the kind of the first button.
pub const BURST: u32 = 10;

/// A story told by the same jobs in four worlds.
#[derive(Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in the URL and its folder under `static/scenarios/`.
    pub slug: &'static str,
    /// Its name in the picker.
    pub title: &'static str,
    /// What it shows, in one sentence.
    pub description: &'static str,
    /// What can be started, in the order of the keys `1` to `5`.
    pub buttons: &'static [Button],
    /// Its programs in the order of the page: synchronous, threads, processes, async.
    pub programs: [Program; 4],
}

/// A button that starts a job.
#[derive(Debug, PartialEq, Eq)]
pub struct Button {
    /// What it says, which is also its accessible name.
    pub label: &'static str,
    /// The kind of job it starts: `job.kind` in the programs.
    pub kind: &'static str,
    /// What the job is made of, in a word or two: `I/O`, `CPU`.
    pub tag: &'static str,
    /// Its picture.
    pub icon: Icon,
}

/// The picture of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow down: waits for the network or the disk.
    Download,
    /// A chip: work for a core.
    Cpu,
    /// Two arrows: both.
    Exchange,
    /// An envelope: done in the background.
    Mail,
    /// A warning sign: raises.
    Warning,
    /// A film frame.
    Frame,
    /// A box: a message or an order.
    Parcel,
}

/// A world's own program.
#[derive(Debug, PartialEq, Eq)]
pub struct Program {
    /// The name of its file, e.g. `threads.py`.
    pub name: &'static str,
    /// The lines (from 1, inclusive) that tell it from its siblings: the main loop.
    pub focus: (u32, u32),
}

impl Scenario {
    /// All scenarios, in the order of the picker; the first is the default.
    #[must_use]
    pub fn all() -> &'static [Scenario] {
        scenarios::ALL
    }

    /// The scenario with this slug.
    #[must_use]
    pub fn find(slug: &str) -> Option<&'static Scenario> {
        Scenario::all()
            .iter()
            .find(|scenario| scenario.slug == slug)
    }

    /// The button that starts jobs of this kind.
    #[must_use]
    pub fn button(&self, kind: &str) -> Option<&'static Button> {
        self.buttons.iter().find(|button| button.kind == kind)
    }

    /// The text of one of its files: of a program, of `jobs.py`, which all four programs import, or of
    /// `arrivals.txt`.
    ///
    /// # Panics
    /// If there is no such file.
    #[must_use]
    pub fn text(&self, name: &str) -> &'static str {
        texts::text(self.slug, name)
    }

    /// The source files of one of its programs (0 to 3, in the order of the page), main file first.
    ///
    /// # Panics
    /// If there is no such program.
    #[must_use]
    pub fn files(&self, program: usize) -> Vec<SourceFile> {
        let file = |name: &str, module: &str| SourceFile {
            name: name.into(),
            module: module.into(),
            text: self.text(name).into(),
        };
        vec![
            file(self.programs[program].name, "__main__"),
            file("jobs.py", "jobs"),
        ]
    }

    /// A telling set of jobs, for runs without a hand on the buttons: milliseconds and kind, in the
    /// order of arrival.
    ///
    /// # Panics
    /// If its `arrivals.txt` is damaged, which a test rules out.
    #[must_use]
    pub fn arrivals(&self) -> Vec<Arrival> {
        parse_arrivals(self.text("arrivals.txt"))
            .expect("invariant: arrivals.txt is a list of `ms kind`")
    }
}

/// A job and when it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When, in milliseconds from the start of the run.
    pub at_ms: u64,
    /// What kind of job it is.
    pub kind: Rc<str>,
}

/// A line of a list of arrivals that is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadArrival {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub message: String,
}

/// Reads a list of arrivals: one `ms kind` a line, `#` begins a comment, in any order.
///
/// # Errors
/// The first line that is something else.
pub fn parse_arrivals(text: &str) -> Result<Vec<Arrival>, BadArrival> {
    let mut arrivals = Vec::new();
    for (content, line) in text.lines().zip(1..) {
        let content = content.split('#').next().unwrap_or_default();
        let words: Vec<&str> = content.split_whitespace().collect();
        let bad = |message: String| BadArrival { line, message };
        match words[..] {
            [] => {}
            [ms, kind] => arrivals.push(Arrival {
                at_ms: ms
                    .parse()
                    .map_err(|_| bad(format!("`{ms}` is not a number of milliseconds")))?,
                kind: kind.into(),
            }),
            _ => return Err(bad("expected `ms kind`, e.g. `250 download`".to_owned())),
        }
    }
    arrivals.sort_by_key(|arrival| arrival.at_ms);
    Ok(arrivals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_titles_are_unique_and_fit_a_url() {
        for (n, scenario) in Scenario::all().iter().enumerate() {
            let others = &Scenario::all()[n + 1..];
            assert!(others.iter().all(|other| other.slug != scenario.slug));
            assert!(others.iter().all(|other| other.title != scenario.title));
            let plain = |c: char| c.is_ascii_lowercase() || c == '_';
            assert!(scenario.slug.chars().all(plain), "{}", scenario.slug);
            assert_eq!(Scenario::find(scenario.slug), Some(scenario));
        }
        assert_eq!(Scenario::find("no such scenario"), None);
    }

    #[test]
    fn image_downloads_comes_first_and_has_the_fixed_buttons() {
        let labels: Vec<&str> = Scenario::all()[0].buttons.iter().map(|b| b.label).collect();
        assert_eq!(
            labels,
            [
                "Download",
                "Resize image",
                "Payment",
                "Send e-mail",
                "Failing call"
            ]
        );
    }

    #[test]
    fn every_button_has_a_key_and_a_kind_of_its_own() {
        for scenario in Scenario::all() {
            assert!(
                (1..=5).contains(&scenario.buttons.len()),
                "{}",
                scenario.slug
            );
            for (n, button) in scenario.buttons.iter().enumerate() {
                let others = &scenario.buttons[n + 1..];
                assert!(others.iter().all(|other| other.kind != button.kind));
                assert!(others.iter().all(|other| other.label != button.label));
                assert_eq!(scenario.button(button.kind), Some(button));
            }
        }
    }

    #[test]
    fn the_jobs_know_every_kind_but_the_last_which_is_their_else() {
        for scenario in Scenario::all() {
            for button in &scenario.buttons[..scenario.buttons.len() - 1] {
                let quoted = format!("\"{}\"", button.kind);
                let is_default = scenario.default_kinds().contains(&button.kind);
                assert!(
                    scenario.text("jobs.py").contains(&quoted) || is_default,
                    "{}: no {quoted} in jobs.py",
                    scenario.slug
                );
            }
        }
    }

    impl Scenario {
        /// Kinds that `jobs.py` treats as the ordinary case and so does not name.
        fn default_kinds(&self) -> &'static [&'static str] {
            match self.slug {
                "checkout" => &["checkout"],
                _ => &[],
            }
        }
    }

    #[test]
    fn the_focus_is_the_main_loop() {
        let programs = |scenario: &'static Scenario| {
            let programs = scenario.programs.iter();
            programs.map(move |program| (program, scenario.text(program.name)))
        };
        for (program, text) in Scenario::all().iter().flat_map(programs) {
            let (first, last) = program.focus;
            assert!(first < last, "{}", program.name);
            let lines: Vec<&str> = text.lines().collect();
            assert!(
                lines[first as usize - 1].contains(" in inbox():"),
                "{}",
                program.name
            );
            assert!(
                lines[first as usize - 1..last as usize]
                    .iter()
                    .all(|line| !line.is_empty())
            );
            assert!(
                lines.len() <= 30,
                "{} is too long for the page",
                program.name
            );
        }
    }

    #[test]
    fn the_arrivals_name_kinds_that_have_a_button() {
        for scenario in Scenario::all() {
            assert!(!scenario.arrivals().is_empty());
            for Arrival { kind, .. } in scenario.arrivals() {
                assert!(
                    scenario.button(&kind).is_some(),
                    "{}: {kind}",
                    scenario.slug
                );
            }
        }
    }

    #[test]
    fn arrivals_are_sorted_and_a_bad_line_is_named() {
        let arrivals = parse_arrivals("5 b # later\n\n# none\n 0 a\n5 c").unwrap();
        let found: Vec<(u64, &str)> = arrivals.iter().map(|a| (a.at_ms, &*a.kind)).collect();
        assert_eq!(found, [(0, "a"), (5, "b"), (5, "c")]);
        assert_eq!(parse_arrivals("0 a\nsoon b").unwrap_err().line, 2);
        assert_eq!(parse_arrivals("0 a b").unwrap_err().line, 1);
    }
}
