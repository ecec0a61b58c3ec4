//! The scenarios of the Compare page. Their programs are real files under `static/scenarios/`, so that
//! they also run on CPython with `static/lab.py`.

use super::{Button, Icon, Program, Scenario};

/// A world's program: its file and the lines of its main loop.
macro_rules! program {
    ($slug:literal, $name:literal, $focus:expr) => {
        Program {
            name: $name,
            text: include_str!(concat!("../../static/scenarios/", $slug, "/", $name)),
            focus: $focus,
        }
    };
}

/// A shared file of a scenario.
macro_rules! text {
    ($slug:literal, $name:literal) => {
        include_str!(concat!("../../static/scenarios/", $slug, "/", $name))
    };
}

const fn button(label: &'static str, kind: &'static str, tag: &'static str, icon: Icon) -> Button {
    Button {
        label,
        kind,
        tag,
        icon,
    }
}

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        slug: "image_downloads",
        title: "Image downloads",
        description: "Jobs that mostly wait for the network: whoever can wait for several at once is done sooner.",
        buttons: &[
            button("Download", "download", "I/O", Icon::Download),
            button("Resize image", "resize", "CPU", Icon::Cpu),
            button("Payment", "payment", "CPU + I/O", Icon::Exchange),
            button("Send e-mail", "email", "in background", Icon::Mail),
            button("Failing call", "failing", "raises", Icon::Warning),
        ],
        programs: [
            program!("image_downloads", "sync.py", (4, 8)),
            program!("image_downloads", "threads.py", (6, 7)),
            program!("image_downloads", "processes.py", (7, 8)),
            program!("image_downloads", "async.py", (9, 10)),
        ],
        jobs: text!("image_downloads", "jobs.py"),
        arrivals: text!("image_downloads", "arrivals.txt"),
    },
    Scenario {
        slug: "thumbnails",
        title: "Thumbnails",
        description: "Jobs that only compute: they are done sooner only where several cores may run Python at the same time.",
        buttons: &[
            button("Thumbnail", "thumbnail", "CPU", Icon::Cpu),
            button("Poster", "poster", "long CPU", Icon::Frame),
            button("Read caption", "caption", "I/O", Icon::Download),
            button("Store picture", "store", "CPU + I/O", Icon::Exchange),
            button("Broken picture", "broken", "raises", Icon::Warning),
        ],
        programs: [
            program!("thumbnails", "sync.py", (4, 8)),
            program!("thumbnails", "threads.py", (6, 7)),
            program!("thumbnails", "processes.py", (7, 8)),
            program!("thumbnails", "async.py", (9, 10)),
        ],
        jobs: text!("thumbnails", "jobs.py"),
        arrivals: text!("thumbnails", "arrivals.txt"),
    },
    Scenario {
        slug: "checkout",
        title: "Checkout",
        description: "A customer waits for authentication and payment; e-mail, log and audit can follow in the background.",
        buttons: &[
            button(
                "Check out",
                "checkout",
                "I/O, then background",
                Icon::Exchange,
            ),
            button("Show cart", "cart", "short I/O", Icon::Download),
            button("Buy on invoice", "invoice", "CPU + I/O", Icon::Cpu),
            button("Declined card", "declined", "raises", Icon::Warning),
        ],
        programs: [
            program!("checkout", "sync.py", (9, 13)),
            program!("checkout", "threads.py", (11, 12)),
            program!("checkout", "processes.py", (12, 13)),
            program!("checkout", "async.py", (14, 15)),
        ],
        jobs: text!("checkout", "jobs.py"),
        arrivals: text!("checkout", "arrivals.txt"),
    },
    Scenario {
        slug: "upload_transcode",
        title: "Upload and transcode",
        description: "A short upload, then a long video job: the right place for the computation decides who else must wait.",
        buttons: &[
            button("Video", "video", "I/O, long CPU", Icon::Frame),
            button(
                "Video in a thread",
                "video_in_thread",
                "async: to_thread",
                Icon::Exchange,
            ),
            button(
                "Video in the loop",
                "video_in_loop",
                "async: blocks",
                Icon::Cpu,
            ),
            button("Photo", "photo", "I/O", Icon::Download),
            button("Broken upload", "broken", "raises", Icon::Warning),
        ],
        programs: [
            program!("upload_transcode", "sync.py", (4, 8)),
            program!("upload_transcode", "threads.py", (6, 7)),
            program!("upload_transcode", "processes.py", (7, 8)),
            program!("upload_transcode", "async.py", (11, 12)),
        ],
        jobs: text!("upload_transcode", "jobs.py"),
        arrivals: text!("upload_transcode", "arrivals.txt"),
    },
    Scenario {
        slug: "orders_queue",
        title: "Orders through a queue",
        description: "Service A puts orders on a queue and goes on; service B takes them later, one by one.",
        buttons: &[
            button("Order", "order", "message", Icon::Parcel),
            button("Gift order", "gift", "CPU + I/O", Icon::Cpu),
            button("Pallet", "pallet", "long I/O", Icon::Exchange),
            button("Sold out", "sold_out", "raises", Icon::Warning),
        ],
        programs: [
            program!("orders_queue", "sync.py", (6, 14)),
            program!("orders_queue", "threads.py", (10, 12)),
            program!("orders_queue", "processes.py", (10, 12)),
            program!("orders_queue", "async.py", (11, 13)),
        ],
        jobs: text!("orders_queue", "jobs.py"),
        arrivals: text!("orders_queue", "arrivals.txt"),
    },
    Scenario {
        slug: "live_ui",
        title: "A live UI",
        description: "A frame must be drawn every 16 ms while work goes on, or the window feels frozen.",
        buttons: &[
            button("Search", "search", "I/O", Icon::Download),
            button("Check spelling", "spelling", "CPU", Icon::Cpu),
            button("Save", "save", "CPU + I/O", Icon::Exchange),
            button("Check in steps", "in_steps", "CPU, yields", Icon::Frame),
            button("Crashing plug-in", "plug_in", "raises", Icon::Warning),
        ],
        programs: [
            program!("live_ui", "sync.py", (4, 12)),
            program!("live_ui", "threads.py", (14, 20)),
            program!("live_ui", "processes.py", (16, 22)),
            program!("live_ui", "async.py", (16, 19)),
        ],
        jobs: text!("live_ui", "jobs.py"),
        arrivals: text!("live_ui", "arrivals.txt"),
    },
];
