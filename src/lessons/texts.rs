//! The texts of the scenarios' files. Apart from the rest of a scenario, because the page does not
//! have them built in: it reads its programs from an image (`python::image`).

macro_rules! text_of {
    ($slug:literal, $name:expr; $($file:literal)*) => {
        match $name {
            $($file => include_str!(concat!("../../static/scenarios/", $slug, "/", $file)),)*
            other => panic!("scenarios have no file {other}"),
        }
    };
}

macro_rules! texts {
    ($of:expr, $name:expr; $($slug:literal)*) => {
        match $of {
            $($slug => text_of!($slug, $name;
                "sync.py" "threads.py" "processes.py" "async.py" "jobs.py" "arrivals.txt"),)*
            other => panic!("there is no scenario {other}"),
        }
    };
}

/// The text of a file of the scenario with this slug.
///
/// # Panics
/// If there is none.
pub(super) fn text(slug: &str, name: &str) -> &'static str {
    texts!(slug, name;
        "image_downloads"
        "thumbnails"
        "checkout"
        "upload_transcode"
        "orders_queue"
        "live_ui"
    )
}
