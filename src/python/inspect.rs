//! A thread's stack as plain data, for whoever shows it: calls with short reprs of their arguments,
//! library frames left out. Only reads; must never run a program's code (`__repr__` included).

use std::rc::Rc;

use super::code::{Code, CodeKind};
use super::heap::{Heap, Object};
use super::process::Process;
use super::runtime::Python;
use super::thread::{Frame, FrameKind, Thread};
use super::value::Value;
use crate::kernel::ids::{JobId, Place};

/// How long the repr of an argument may be.
const MAX_REPR_CHARS: usize = 24;
/// How many arguments are shown.
const MAX_ARGUMENTS: usize = 4;
/// One frame of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedFrame {
    /// `download(job 2)`, `<module>`, `async resize(job 4)`, `event loop`; or a builtin's call.
    pub call: Rc<str>,
    /// Where it is; `None` for a builtin.
    pub place: Option<Place>,
    /// The job it works on.
    pub job: Option<JobId>,
}

/// A stack whose middle may be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct InspectedStack {
    /// The innermost frames, innermost first.
    pub inner: Vec<InspectedFrame>,
    /// How many frames between the two ends are left out.
    pub n_hidden: usize,
    /// The outermost frames, outermost last; none if nothing is left out.
    pub outer: Vec<InspectedFrame>,
}

/// The frames of a stack. Of more than `n_inner + n_outer` frames the middle is left out.
#[must_use]
pub fn frames(
    python: &Python,
    process: &Process,
    thread: &Thread,
    n_inner: usize,
    n_outer: usize,
) -> InspectedStack {
    let shown: Vec<(usize, &Frame)> = shown_frames(python, thread).collect();
    let describe =
        |&(depth, frame): &(usize, &Frame)| described(python, process, thread, depth, frame);
    let n_hidden = shown.len().saturating_sub(n_inner.saturating_add(n_outer));
    let (inner, rest) = match n_hidden {
        0 => (&shown[..], &shown[..0]),
        n => (&shown[..n_inner], &shown[n_inner + n..]),
    };
    let builtin = thread.blocked_in.as_ref().map(|call| InspectedFrame {
        call: with_short_number(call),
        place: None,
        job: thread.frames.last().and_then(job_of),
    });
    InspectedStack {
        inner: builtin
            .into_iter()
            .chain(inner.iter().map(describe))
            .collect(),
        n_hidden,
        outer: rest.iter().map(describe).collect(),
    }
}

/// Calls back with the line each frame is at and the job it works on, innermost first.
pub fn calls(python: &Python, thread: &Thread, add: &mut dyn FnMut(Place, Option<JobId>)) {
    for (depth, frame) in shown_frames(python, thread) {
        if !matches!(frame.kind, FrameKind::RunLoop(_)) {
            add(place_of(python, thread, depth, frame), job_of(frame));
        }
    }
}

/// The frames that are the user's own, and event loops, each with its depth, innermost first.
fn shown_frames<'a>(
    python: &'a Python,
    thread: &'a Thread,
) -> impl Iterator<Item = (usize, &'a Frame)> {
    let frames = thread.frames.iter().rev().enumerate();
    frames.filter(|(_, frame)| {
        matches!(frame.kind, FrameKind::RunLoop(_)) || !python.is_library(frame.code)
    })
}

fn job_of(frame: &Frame) -> Option<JobId> {
    (frame.job != 0).then_some(JobId(frame.job))
}

fn place_of(python: &Python, thread: &Thread, depth: usize, frame: &Frame) -> Place {
    let is_between = thread.pending.is_none() && depth == 0;
    Place {
        file: python.code(frame.code).module.0,
        line: python.line_of(frame, is_between),
    }
}

fn described(
    python: &Python,
    process: &Process,
    thread: &Thread,
    depth: usize,
    frame: &Frame,
) -> InspectedFrame {
    if let FrameKind::RunLoop(_) = frame.kind {
        return InspectedFrame {
            call: "event loop".into(),
            place: None,
            job: None,
        };
    }
    let code = python.code(frame.code);
    InspectedFrame {
        call: call_of(python, process, thread, frame, code).into(),
        place: Some(place_of(python, thread, depth, frame)),
        job: job_of(frame),
    }
}

/// `time.sleep(0.009988396999999982)` as `time.sleep(0.009988)`.
fn with_short_number(call: &Rc<str>) -> Rc<str> {
    let argument = call.split_once('(').and_then(|(name, rest)| {
        let argument = rest.strip_suffix(')')?;
        let (_, decimals) = argument.split_once('.')?;
        let number: f64 = argument.parse().ok()?;
        (decimals.len() > 6).then_some((name, number))
    });
    match argument {
        Some((name, number)) => {
            let text = format!("{number:.6}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            format!("{name}({text})").into()
        }
        None => Rc::clone(call),
    }
}

fn call_of(
    python: &Python,
    process: &Process,
    thread: &Thread,
    frame: &Frame,
    code: &Code,
) -> String {
    match code.kind {
        CodeKind::Module => return "<module>".to_owned(),
        CodeKind::Class => return format!("class {}", code.name),
        _ => {}
    }
    let names = process.names.as_ref();
    let params = code.params.positional.iter();
    let first = frame.base as usize;
    let mut arguments: Vec<String> = params
        .zip(thread.registers.get(first..).unwrap_or_default())
        .filter(|(name, _)| &**names.name(**name) != "self")
        .map(|(_, value)| short_repr(python, &process.heap, *value))
        .collect();
    if arguments.len() > MAX_ARGUMENTS {
        arguments.truncate(MAX_ARGUMENTS);
        arguments.push("…".to_owned());
    }
    let is_async = matches!(code.kind, CodeKind::Coroutine | CodeKind::AsyncGenerator);
    let prefix = if is_async { "async " } else { "" };
    format!("{prefix}{}({})", code.name, arguments.join(", "))
}

/// A value in a few characters, without running any code.
#[must_use]
pub fn short_repr(python: &Python, heap: &Heap, value: Value) -> String {
    match value {
        Value::Undef => "–".to_owned(),
        Value::None => "None".to_owned(),
        Value::NotImplemented => "NotImplemented".to_owned(),
        Value::Ellipsis => "...".to_owned(),
        Value::True => "True".to_owned(),
        Value::False => "False".to_owned(),
        Value::Int(i) => i.to_string(),
        Value::Float(f) => format!("{:?}", f.get()),
        Value::Native(_) => "<function>".to_owned(),
        Value::Obj(id) => object_repr(python, heap, heap.get(id)),
    }
}

fn object_repr(python: &Python, heap: &Heap, object: &Object) -> String {
    match object {
        Object::Job { job, .. } => format!("job {}", job.0),
        Object::Str(text) => {
            let mut short: String = text.chars().take(MAX_REPR_CHARS).collect();
            if short.len() < text.len() {
                short.push('…');
            }
            format!("'{}'", short.escape_debug())
        }
        Object::Cell(inner) => short_repr(python, heap, *inner),
        Object::List(items) => format!("list of {}", items.len()),
        Object::Tuple(items) => format!("tuple of {}", items.len()),
        Object::Dict(_) => "dict".to_owned(),
        Object::Instance(instance) => heap.class(instance.class).name.to_string(),
        Object::Exception(exception) => heap.class(exception.class).name.to_string(),
        Object::Class(class) => class.name.to_string(),
        Object::Generator(_) => "generator".to_owned(),
        Object::Function(function) => python.code(function.code).name.to_string(),
        Object::BoundMethod(_) => "<method>".to_owned(),
        _ => "<object>".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_cut() {
        let short = |call: &str| with_short_number(&call.into()).to_string();
        assert_eq!(
            short("time.sleep(0.009988396999999982)"),
            "time.sleep(0.009988)"
        );
        assert_eq!(short("io(400)"), "io(400)");
        assert_eq!(short("cpu(0.25)"), "cpu(0.25)");
        assert_eq!(short("inbox()"), "inbox()");
        assert_eq!(short("Queue.get()"), "Queue.get()");
    }
}
