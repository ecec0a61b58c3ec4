//! `cargo run --example image -- OUT`: writes the image of all programs of the page
//! (`interleave::python::image`). With `--page` instead of OUT it is Trunk's hook (see Trunk.toml): the
//! image goes beside the page that Trunk is building, under a name that changes with its bytes, and the
//! page is told that name; so does what the page shows at first (`interleave::session::opening`). `--replace SCENARIO/FILE.py=PATH` puts another text in the place of a
//! scenario's file; the browser tests use it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use interleave::lessons::Scenario;
use interleave::python::image::ImageBuilder;
use interleave::python::load::compile;
use interleave::python::runtime::Python;
use interleave::session::opening::Opening;
use interleave::session::programs::image_name;
use interleave::session::{Session, Settings};

const USAGE: &str = "usage: image (OUT | --page) [--replace SCENARIO/FILE.py=PATH]…";

/// What index.html calls the files until their names are known.
const IMAGE: &str = "programs.img";
const OPENING: &str = "opening.bin";

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let mut out = None;
    let mut replaced = BTreeMap::new();
    while let Some(argument) = arguments.next() {
        if argument == "--replace" {
            let value = arguments.next().unwrap_or_default();
            let (name, path) = value.split_once('=').ok_or(USAGE)?;
            replaced.insert(name.to_owned(), read(Path::new(path))?);
        } else if out.replace(argument).is_some() {
            return Err(USAGE.to_owned());
        }
    }
    let image = image(&replaced)?;
    match out.as_deref() {
        Some("--page") => add_to_page(&[(IMAGE, &image), (OPENING, &opening())]),
        Some(path) if !path.starts_with('-') => write(Path::new(path), &image),
        _ => Err(USAGE.to_owned()),
    }
}

/// The image of all scenarios, some of their files replaced.
fn image(replaced: &BTreeMap<String, String>) -> Result<Vec<u8>, String> {
    let mut builder = ImageBuilder::default();
    let mut used = Vec::new();
    for scenario in Scenario::all() {
        for world in 0..scenario.programs.len() {
            let mut files = scenario.files(world);
            for file in &mut files {
                let name = format!("{}/{}", scenario.slug, file.name);
                if let Some(text) = replaced.get(&name) {
                    file.text = text.as_str().into();
                    used.push(name);
                }
            }
            builder.add(&image_name(scenario, world), &files, compile(&files));
        }
    }
    match replaced.keys().find(|name| !used.contains(name)) {
        Some(name) => Err(format!("no scenario has a file {name}")),
        None => Ok(builder.to_bytes()),
    }
}

/// What a page that nobody has touched shows.
fn opening() -> Vec<u8> {
    let mut session = Session::<Python>::new(&Settings::default());
    while session.run_ahead(&mut || false) {}
    Opening::of(&session).to_bytes()
}

/// Puts files beside the page that Trunk is building, each under its name and a hash of its bytes.
fn add_to_page(files: &[(&str, &[u8])]) -> Result<(), String> {
    let folder = env::var_os("TRUNK_STAGING_DIR").ok_or("--page is for Trunk's hooks")?;
    let folder = PathBuf::from(folder);
    let page = folder.join("index.html");
    let mut text = read(&page)?;
    for (placeholder, bytes) in files {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        let (stem, kind) = placeholder.split_once('.').unwrap_or((placeholder, ""));
        let name = format!("{stem}-{:016x}.{kind}", hasher.finish());
        write(&folder.join(&name), bytes)?;
        if !text.contains(placeholder) {
            return Err(format!("{}: no {placeholder} in it", page.display()));
        }
        text = text.replace(placeholder, &name);
    }
    write(&page, text.as_bytes())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
