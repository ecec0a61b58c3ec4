//! `cargo run --example image -- OUT`: writes the image of all programs of the page
//! (`interleave::python::image`). With `--page` instead of OUT it is Trunk's hook (see Trunk.toml): the
//! image goes beside the page that Trunk is building, under a name that changes with its bytes, and the
//! page is told that name. `--replace SCENARIO/FILE.py=PATH` puts another text in the place of a
//! scenario's file; the browser tests use it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use interleave::lessons::Scenario;
use interleave::python::image::ImageBuilder;
use interleave::python::load::compile;
use interleave::session::programs::image_name;

const USAGE: &str = "usage: image (OUT | --page) [--replace SCENARIO/FILE.py=PATH]…";

/// What index.html calls the image until its name is known.
const PLACEHOLDER: &str = "programs.img";

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
        Some("--page") => add_to_page(&image),
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

/// Puts the image beside the page that Trunk is building.
fn add_to_page(image: &[u8]) -> Result<(), String> {
    let folder = env::var_os("TRUNK_STAGING_DIR").ok_or("--page is for Trunk's hooks")?;
    let folder = PathBuf::from(folder);
    let mut hasher = DefaultHasher::new();
    hasher.write(image);
    let name = format!("programs-{:016x}.img", hasher.finish());
    write(&folder.join(&name), image)?;
    let page = folder.join("index.html");
    let text = read(&page)?;
    if !text.contains(PLACEHOLDER) {
        return Err(format!("{}: no {PLACEHOLDER} in it", page.display()));
    }
    write(&page, text.replace(PLACEHOLDER, &name).as_bytes())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
