//! A world's code: its main loop, with the lines at which something is; or, opened, the whole
//! program. Redrawn only when a mark moves, and then line by line.

use std::rc::Rc;

use yew::prelude::*;

use super::start_bar::keep_focus;

use super::chip::job_class;
use super::colours::{Paint, PaintedLine, paint};
use super::icons::{Shape, icon};
use crate::kernel::ids::JobId;
use crate::view::{Few, FileView, Mark};

/// So many lines are in sight without scrolling.
const N_IN_SIGHT: u32 = 5;

/// What a [`CodePanel`] needs.
#[derive(Properties, PartialEq)]
pub struct CodePanelProps {
    /// The world's name, to tell the four panels apart.
    pub world: &'static str,
    /// The program.
    pub files: Rc<[FileView]>,
    /// Where something is.
    pub marks: Vec<Mark>,
}

/// The panel.
#[component]
pub fn CodePanel(props: &CodePanelProps) -> Html {
    let open = use_state(|| false);
    let panel = use_node_ref();
    let painted = use_memo(Rc::as_ptr(&props.files).cast::<()>(), {
        let files = props.files.clone();
        move |_| {
            files
                .iter()
                .map(|file| paint(&file.lines))
                .collect::<Vec<_>>()
        }
    });
    // Follow the innermost marked line, but never move the page itself.
    let followed = props
        .marks
        .iter()
        .find(|mark| mark.running)
        .or(props.marks.last())
        .map(|mark| (mark.file, mark.line));
    // Where all lines are in sight there is nothing to follow, and asking for places is dear.
    let focus = props.files.first().map_or((1, 0), |file| file.focus);
    let followed = followed.filter(|_| *open || focus.1 - focus.0.min(focus.1) >= N_IN_SIGHT);
    use_effect_with((followed, *open), {
        let panel = panel.clone();
        move |(followed, _)| {
            if followed.is_some() {
                super::browser::show_marked_line(&panel);
            }
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let label = if *open {
        "Show the main loop only"
    } else {
        "Show the whole program"
    };
    html! {
        <div class={classes!("code-box", open.then_some("open"))}>
            <div class="code" ref={panel} tabindex="0" role="group" aria-label={format!("Code of {}", props.world)}>
                for (file, lines) in props.files.iter().zip(painted.iter()).take(if *open { usize::MAX } else { 1 }) {
                    { file_lines(file, lines, &props.marks, *open) }
                }
            </div>
            <button type="button" class="code-toggle" aria-expanded={open.to_string()} onmousedown={keep_focus()} onclick={toggle}
                aria-label={format!("{label} of {}", props.world)} title={label}>
                { icon(if *open { Shape::Collapse } else { Shape::Expand }, 12) }
            </button>
        </div>
    }
}

fn file_lines(file: &FileView, lines: &[PaintedLine], marks: &[Mark], open: bool) -> Html {
    let (from, to) = if open {
        (1, lines.len() as u32)
    } else {
        file.focus
    };
    if from == 0 || to < from {
        return Html::default();
    }
    let indent = if open {
        0
    } else {
        common_indent(file, from, to)
    };
    html! {
        <>
            if open { <div class="file-name">{ &*file.name }</div> }
            for line in from..=to.min(lines.len() as u32) {
                <CodeLine key={line} {line} numbered={open} {indent} pieces={lines[line as usize - 1].clone()}
                    mark={marks.iter().find(|mark| mark.file == file.file && mark.line == line).cloned()} />
            }
        </>
    }
}

fn common_indent(file: &FileView, from: u32, to: u32) -> usize {
    let lines = &file.lines[from as usize - 1..(to as usize).min(file.lines.len())];
    let indents = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len());
    indents.min().unwrap_or(0)
}

#[derive(Properties, PartialEq)]
struct CodeLineProps {
    line: u32,
    numbered: bool,
    indent: usize,
    pieces: PaintedLine,
    mark: Option<Mark>,
}

#[component]
fn CodeLine(props: &CodeLineProps) -> Html {
    let mark = props.mark.as_ref();
    let class = classes!(
        "line",
        mark.map(|mark| if mark.running { "at now" } else { "at" }),
    );
    let jobs = mark.map(|mark| &mark.jobs).filter(|jobs| jobs.n > 0);
    html! {
        <div {class}>
            if props.numbered { <span class="no" aria-hidden="true">{ props.line }</span> }
            <span class="text">{ for pieces_without_indent(props) }</span>
            if let Some(jobs) = jobs {
                <span class="dots" role="img" aria-label={dots_label(jobs)}>
                    for job in &jobs.first { <i class={classes!("dot", job_class(Some(*job)))}></i> }
                    if jobs.n_hidden() > 0 { <span>{ format!("+{}", jobs.n_hidden()) }</span> }
                </span>
            }
        </div>
    }
}

fn dots_label(jobs: &Few<JobId>) -> String {
    let numbers: Vec<String> = jobs.first.iter().map(|job| job.0.to_string()).collect();
    let more = match jobs.n_hidden() {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!("here: job {}{more}", numbers.join(", "))
}

fn pieces_without_indent(props: &CodeLineProps) -> impl Iterator<Item = Html> + '_ {
    props.pieces.iter().enumerate().map(|(at, (paint, text))| {
        let text = if at == 0 {
            &text[props.indent.min(text.len() - text.trim_start().len())..]
        } else {
            &**text
        };
        match paint_class(*paint) {
            None => html! { { text } },
            Some(class) => html! { <span {class}>{ text }</span> },
        }
    })
}

fn paint_class(paint: Paint) -> Option<&'static str> {
    match paint {
        Paint::Plain => None,
        Paint::Keyword => Some("k"),
        Paint::Text => Some("s"),
        Paint::Number => Some("n"),
        Paint::Comment => Some("c"),
        Paint::Definition => Some("d"),
    }
}
