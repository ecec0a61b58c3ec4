//! What the page runs is what the tests run: the programs of an image are those that the compiler
//! makes of the same texts, to the last instruction. So their event logs (tests/event_hashes.rs) are
//! the same, too.

use std::path::Path;
use std::process::Command;

use interleave::lessons::Scenario;
use interleave::python::image::{Image, ImageBuilder};
use interleave::python::load::{compile, load};
use interleave::python::runtime::Python;
use interleave::session::opening::Opening;
use interleave::session::programs::{Programs, image_name};
use interleave::session::{Session, Settings};

fn image_of_all() -> Vec<u8> {
    let mut builder = ImageBuilder::default();
    for scenario in Scenario::all() {
        for world in 0..4 {
            let files = scenario.files(world);
            builder.add(&image_name(scenario, world), &files, compile(&files));
        }
    }
    builder.to_bytes()
}

/// All that a program is.
fn text_of(python: &Python) -> String {
    let program = &python.program;
    let names: Vec<_> = program.names.iter().collect();
    let (modules, codes) = (&program.modules, &program.codes);
    format!("{:?}\n{modules:?}\n{codes:?}\n{names:?}", program.main)
}

#[test]
fn programs_of_an_image_are_the_compiled_ones() {
    let bytes = image_of_all();
    let image = Image::from_bytes(&bytes).expect("it was just made");
    for scenario in Scenario::all() {
        for world in 0..4 {
            let loaded = image.load(scenario, world);
            let files = scenario.files(world);
            assert_eq!(loaded.files, files);
            let (Ok(read), Ok(compiled)) = (loaded.guest, load(&files)) else {
                panic!("scenarios compile");
            };
            let name = image_name(scenario, world);
            assert!(text_of(&read) == text_of(&compiled), "{name}");
        }
    }
}

#[test]
fn the_same_texts_make_the_same_bytes() {
    assert!(image_of_all() == image_of_all());
}

/// The tool that Trunk calls, without Trunk.
#[test]
fn the_image_tool_writes_a_page_and_its_image() {
    let folder = std::env::temp_dir().join(format!("interleave-image-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let page = folder.join("index.html");
    let write = |path: &Path, text: &str| std::fs::write(path, text).expect("it can be written");
    write(
        &page,
        "<a href=\"./programs.img\"> <b data-programs=\"./programs.img\"> <i data-opening=\"./opening.bin\">",
    );
    let other = folder.join("other.py");
    write(&other, "import nonsense\n");
    let tool = |arguments: &[&str]| {
        // By cargo: a test on its own does not build the examples.
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--locked", "--example", "image", "--"]);
        command.current_dir(env!("CARGO_MANIFEST_DIR"));
        command.args(arguments).env("TRUNK_STAGING_DIR", &folder);
        command.output().expect("cargo runs, as it runs this test")
    };

    assert!(tool(&["--page"]).status.success());
    let text = std::fs::read_to_string(&page).expect("it is there");
    let name = text.split("\"./").nth(1).and_then(|t| t.split('"').next());
    let name = name.expect("the page names the image");
    assert_eq!(text.matches(name).count(), 2);
    let bytes = std::fs::read(folder.join(name)).expect("the image is beside the page");
    assert!(bytes == image_of_all());
    let opening = text.split("\"./").last().and_then(|t| t.split('"').next());
    let opening = std::fs::read(folder.join(opening.expect("the page names its opening")));
    assert_eq!(opening.expect("it is beside the page"), opening_bytes());

    let out = folder.join("other.img");
    let replace = format!("live_ui/sync.py={}", other.display());
    assert!(
        tool(&[&out.to_string_lossy(), "--replace", &replace])
            .status
            .success()
    );
    let image = Image::from_bytes(&std::fs::read(&out).expect("it was written"));
    let program = image.expect("it is one").program("live_ui/sync.py");
    let refused = program.expect("it is in it").python.err();
    assert!(
        refused.expect("it is refused")[0]
            .message
            .contains("nonsense")
    );

    for wrong in [
        &[][..],
        &["--nonsense"],
        &["a", "b"],
        &["a", "--replace", "x"],
    ] {
        assert!(!tool(wrong).status.success(), "{wrong:?}");
    }
    let unknown = format!("no/such.py={}", other.display());
    assert!(
        !tool(&[&out.to_string_lossy(), "--replace", &unknown])
            .status
            .success()
    );
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

/// What a session of the default settings shows.
fn opening_bytes() -> Vec<u8> {
    let mut session = Session::<Python>::new(&Settings::default());
    while session.run_ahead(&mut || false) {}
    Opening::of(&session).to_bytes()
}

#[test]
fn an_opening_shows_what_its_session_shows() {
    let mut session = Session::<Python>::new(&Settings::default());
    while session.run_ahead(&mut || false) {}
    let opening = Opening::from_bytes(&opening_bytes()).expect("these are an opening's bytes");
    let asleep = Session::<Python>::asleep(&Settings::default(), opening);
    assert_eq!(asleep.page_view(), session.page_view());
    assert_eq!(asleep.lanes(), session.lanes());
    assert_eq!(asleep.event_index(), session.event_index());
    assert_eq!(asleep.n_events(), session.n_events());
    assert_eq!(asleep.end_ns(), session.end_ns());
    assert!(Opening::from_bytes(b"something else").is_none());
}
