//! Numbers as people read them. Pure.

/// A number with its thousands apart: `9,950`.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 thread`, `3 processes`, `1,000 threads`.
pub fn count(n: usize, word: &str) -> String {
    let ending = match (n, word) {
        (1, _) => "",
        (_, "process") => "es",
        _ => "s",
    };
    format!("{} {word}{ending}", number(n))
}

/// A position in virtual time: `812.4 ms`.
pub fn position(time_ns: u64) -> String {
    format!("{:.1} ms", time_ns as f64 / 1e6)
}

/// A duration, with a unit that fits: `540 ns`, `12 µs`, `3.4 ms`, `190 ms`, `14.3 s`.
pub fn duration(duration_ns: u64) -> String {
    let ns = duration_ns as f64;
    if ns < 1e3 {
        format!("{ns:.0} ns")
    } else if ns < 1e6 {
        scaled(ns / 1e3, "µs")
    } else if ns < 1e10 {
        scaled(ns / 1e6, "ms")
    } else {
        scaled(ns / 1e9, "s")
    }
}

fn scaled(value: f64, unit: &str) -> String {
    if value < 10.0 {
        format!("{value:.1} {unit}")
    } else {
        format!("{value:.0} {unit}")
    }
}

/// Memory: `9 kB`, `31 MB`.
pub fn bytes(n: u64) -> String {
    if n < 1_000_000 {
        format!("{} kB", n.div_ceil(1000))
    } else {
        format!("{} MB", (n + 500_000) / 1_000_000)
    }
}

/// A play speed: `0.05×`, `1×`, `2.5×`.
pub fn speed(factor: f64) -> String {
    let digits = if factor < 1.0 {
        2
    } else {
        usize::from(factor < 10.0)
    };
    let text = format!("{factor:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    format!("{text}×")
}
