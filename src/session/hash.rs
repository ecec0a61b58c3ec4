//! The URL hash as settings, and back. Pure text in, settings out; a hash that is not understood in
//! full is not followed at all, and the reader is told why.
//!
//! `#scenario=thumbnails&cores=4&gil=off&switch_ms=5&speed=0.5&theme=dark&jobs=thumbnail@0,poster@12.5`

use std::fmt::Write;
use std::rc::Rc;

use super::action::{DEFAULT_SPEED, MAX_SPEED, MIN_SPEED};
use crate::kernel::machine::{Costs, MS, Machine, PolicyKind};
use crate::lessons::Scenario;

/// The most jobs that a hash may start.
const MAX_JOBS: usize = 1000;

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

/// What a hash says. What it does not say is as [`Settings::default`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The scenario's slug.
    pub scenario: &'static str,
    /// The machine.
    pub machine: Machine,
    /// How fast it plays.
    pub speed: f64,
    /// Light or dark; `None` follows the system.
    pub theme: Option<Theme>,
    /// Jobs that arrive: nanoseconds of virtual time, and the kind.
    pub jobs: Vec<(u64, Rc<str>)>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            scenario: Scenario::all()[0].slug,
            machine: Machine::default(),
            speed: DEFAULT_SPEED,
            theme: None,
            jobs: Vec::new(),
        }
    }
}

/// A cost's name in the hash and where it is.
type CostField = (&'static str, fn(&mut Costs) -> &mut u64);

/// The costs, by the names they have in the hash.
pub const COST_FIELDS: [CostField; 10] = [
    ("instruction_ns", |c| &mut c.instruction_ns),
    ("call_ns", |c| &mut c.call_ns),
    ("task_switch_ns", |c| &mut c.task_switch_ns),
    ("task_create_ns", |c| &mut c.task_create_ns),
    ("thread_create_ns", |c| &mut c.thread_create_ns),
    ("thread_switch_ns", |c| &mut c.thread_switch_ns),
    ("fork_ns", |c| &mut c.fork_ns),
    ("process_bytes", |c| &mut c.process_bytes),
    ("thread_bytes", |c| &mut c.thread_bytes),
    ("task_bytes", |c| &mut c.task_bytes),
];

/// The most that a cost may be: an hour, or a terabyte.
const MAX_COST: u64 = 3_600_000_000_000;

impl Settings {
    /// Reads a hash, with or without its `#`. A damaged one gives the default settings and a notice
    /// that says what was wrong with it.
    #[must_use]
    pub fn parse(hash: &str) -> (Settings, Option<String>) {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        match Settings::try_parse(text) {
            Ok(settings) => (settings, None),
            Err(why) => (
                Settings::default(),
                Some(format!(
                    "The address of this page could not be read ({why}), so it opens as it usually does."
                )),
            ),
        }
    }

    fn try_parse(text: &str) -> Result<Settings, String> {
        let mut settings = Settings::default();
        for part in text.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part
                .split_once('=')
                .ok_or_else(|| format!("“{}” has no value", shown(part)))?;
            let value = decode(value).ok_or_else(|| format!("“{}” is damaged", shown(part)))?;
            settings.set(key, &value)?;
        }
        let scenario = Scenario::find(settings.scenario).expect("set only to one that was found");
        for (_, kind) in &settings.jobs {
            if scenario.button(kind).is_none() {
                return Err(format!("“{}” has no job “{}”", scenario.title, shown(kind)));
            }
        }
        Ok(settings)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        match key {
            "scenario" => {
                let scenario = Scenario::find(value)
                    .ok_or_else(|| format!("there is no scenario “{}”", shown(value)))?;
                self.scenario = scenario.slug;
            }
            "cores" => self.machine.n_cores = number(key, value, 1, 16)?,
            "gil" => self.machine.gil = on_off(value)?,
            "switch_ms" => self.machine.switch_interval_ns = millis(key, value, 1_000)?,
            "os_slice_ms" => self.machine.os_slice_ns = millis(key, value, 1_000)?,
            "seed" => {
                self.machine.policy = PolicyKind::Random(number(key, value, 0, u64::MAX)?);
            }
            "speed" => {
                self.speed = value
                    .parse()
                    .ok()
                    .filter(|s| (MIN_SPEED..=MAX_SPEED).contains(s))
                    .ok_or_else(|| format!("“speed” must be {MIN_SPEED} to {MAX_SPEED}"))?;
            }
            "theme" => {
                self.theme = Some(match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => return Err("“theme” must be “light” or “dark”".to_owned()),
                });
            }
            "jobs" => self.jobs = jobs(value)?,
            _ => match COST_FIELDS.iter().find(|(name, _)| *name == key) {
                Some((_, field)) => {
                    *field(&mut self.machine.costs) = number(key, value, 0, MAX_COST)?;
                }
                None => return Err(format!("“{}” is unknown", shown(key))),
            },
        }
        Ok(())
    }

    /// The hash that says this, without `#`; empty for the default settings.
    #[must_use]
    pub fn to_hash(&self) -> String {
        let default = Settings::default();
        let mut parts = Vec::new();
        let mut say = |differs: bool, key: &str, value: String| {
            if differs {
                parts.push(format!("{key}={value}"));
            }
        };
        let (m, d) = (&self.machine, &default.machine);
        let slug = self.scenario.to_owned();
        say(self.scenario != default.scenario, "scenario", slug);
        say(m.n_cores != d.n_cores, "cores", m.n_cores.to_string());
        let gil = if m.gil { "on" } else { "off" };
        say(m.gil != d.gil, "gil", gil.to_owned());
        let interval = m.switch_interval_ns;
        say(
            interval != d.switch_interval_ns,
            "switch_ms",
            in_ms(interval),
        );
        let slice = m.os_slice_ns;
        say(slice != d.os_slice_ns, "os_slice_ms", in_ms(slice));
        if let PolicyKind::Random(seed) = m.policy {
            say(true, "seed", seed.to_string());
        }
        for (name, field) in COST_FIELDS {
            let cost = *field(&mut m.costs.clone());
            say(cost != *field(&mut d.costs.clone()), name, cost.to_string());
        }
        let differs = (self.speed - default.speed).abs() > f64::EPSILON;
        say(differs, "speed", self.speed.to_string());
        if let Some(theme) = self.theme {
            let name = match theme {
                Theme::Light => "light",
                Theme::Dark => "dark",
            };
            say(true, "theme", name.to_owned());
        }
        let jobs: Vec<String> = self
            .jobs
            .iter()
            .map(|(ns, kind)| format!("{kind}@{}", in_ms(*ns)))
            .collect();
        say(!jobs.is_empty(), "jobs", jobs.join(","));
        parts.join("&")
    }
}

fn jobs(value: &str) -> Result<Vec<(u64, Rc<str>)>, String> {
    let mut jobs = Vec::new();
    for part in value.split(',') {
        let (kind, ms) = part
            .split_once('@')
            .ok_or_else(|| format!("the job “{}” has no time", shown(part)))?;
        jobs.push((millis("jobs", ms, 3_600_000)?, kind.into()));
    }
    if jobs.len() > MAX_JOBS {
        return Err(format!("more than {MAX_JOBS} jobs"));
    }
    jobs.sort_by_key(|(ns, _)| *ns);
    Ok(jobs)
}

fn number<N>(key: &str, value: &str, min: N, max: N) -> Result<N, String>
where
    N: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    value
        .parse()
        .ok()
        .filter(|n| (&min..=&max).contains(&n))
        .ok_or_else(|| format!("“{key}” must be a number from {min} to {max}"))
}

fn on_off(value: &str) -> Result<bool, String> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("“gil” must be “on” or “off”".to_owned()),
    }
}

/// Milliseconds with up to six decimals as nanoseconds, exactly.
fn millis(key: &str, value: &str, max_ms: u64) -> Result<u64, String> {
    let wrong = || format!("“{key}” must be milliseconds from 0 to {max_ms}");
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || decimals.len() > 6 {
        return Err(wrong());
    }
    let whole: u64 = whole.parse().map_err(|_| wrong())?;
    let decimals: u64 = format!("{decimals:0<6}").parse().map_err(|_| wrong())?;
    if whole > max_ms {
        return Err(wrong());
    }
    Ok(whole * MS + decimals)
}

fn in_ms(ns: u64) -> String {
    let mut text = (ns / MS).to_string();
    if !ns.is_multiple_of(MS) {
        write!(text, ".{:06}", ns % MS).expect("a String takes everything");
        text.truncate(text.trim_end_matches('0').len());
    }
    text
}

/// Undoes percent-encoding, which some programs apply to links; `None` if it is damaged.
fn decode(value: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (rest.next()?, rest.next()?);
                let digit = |b: u8| char::from(b).to_digit(16);
                u8::try_from(digit(high)? * 16 + digit(low)?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// A piece of somebody's text, short enough for a message.
fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(24).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(hash: &str) -> String {
        let (settings, notice) = Settings::parse(hash);
        assert_eq!(settings, Settings::default(), "{hash}");
        notice.unwrap_or_else(|| panic!("{hash} is refused"))
    }

    #[test]
    fn an_empty_hash_is_the_default() {
        for hash in ["", "#", "#&"] {
            assert_eq!(Settings::parse(hash), (Settings::default(), None));
        }
        assert_eq!(Settings::default().to_hash(), "");
    }

    #[test]
    fn what_is_written_is_read() {
        let hash = "scenario=thumbnails&cores=4&gil=off&switch_ms=0.5&fork_ns=77&speed=0.5&theme=dark\
                    &jobs=thumbnail@0,poster@12.500001";
        let (settings, notice) = Settings::parse(hash);
        assert_eq!(notice, None);
        assert_eq!(settings.scenario, "thumbnails");
        assert_eq!(settings.machine.n_cores, 4);
        assert!(!settings.machine.gil);
        assert_eq!(settings.machine.switch_interval_ns, MS / 2);
        assert_eq!(settings.machine.costs.fork_ns, 77);
        assert_eq!(settings.theme, Some(Theme::Dark));
        assert_eq!(settings.jobs[1], (12_500_001, "poster".into()));
        assert_eq!(settings.to_hash(), hash);
    }

    #[test]
    fn percent_encoding_is_undone() {
        let (settings, notice) = Settings::parse("#jobs=download%400%2Cresize%405");
        assert_eq!(notice, None);
        assert_eq!(settings.jobs.len(), 2);
    }

    #[test]
    fn a_damaged_hash_is_the_default_with_a_notice() {
        assert!(notice("#foo=1").contains("“foo” is unknown"));
        assert!(notice("#cores").contains("“cores” has no value"));
        assert!(notice("#cores=0").contains("“cores” must be a number from 1 to 16"));
        assert!(notice("#scenario=nope").contains("no scenario “nope”"));
        assert!(notice("#speed=NaN").contains("“speed” must be 0.05 to 20"));
        assert!(notice("#gil=maybe").contains("“gil”"));
        assert!(notice("#jobs=download").contains("has no time"));
        assert!(notice("#jobs=poster@1").contains("“Image downloads” has no job “poster”"));
        assert!(notice("#jobs=download@-1").contains("milliseconds"));
        assert!(notice("#speed=%f").contains("damaged"));
        assert!(notice("#speed=%ff").contains("damaged"));
        assert!(notice("#switch_ms=99999999999999999999999").contains("“switch_ms”"));
        assert!(notice(&format!("#{}=1", "x".repeat(9999))).len() < 200);
        let many = vec!["download@1"; MAX_JOBS + 1].join(",");
        assert!(notice(&format!("#jobs={many}")).contains("more than 1000 jobs"));
    }
}
