//! The scenarios of the Compare page. Their programs are real files under `static/scenarios/`, so that
//! they also run on CPython with `static/lab.py`.

use super::{Button, Icon, Program, Scenario};

/// A world's program: its file and the lines of its main loop.
const fn program(name: &'static str, focus: (u32, u32)) -> Program {
    Program { name, focus }
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
            program("sync.py", (4, 8)),
            program("threads.py", (6, 7)),
            program("processes.py", (7, 8)),
            program("async.py", (9, 10)),
        ],
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
            program("sync.py", (4, 8)),
            program("threads.py", (6, 7)),
            program("processes.py", (7, 8)),
            program("async.py", (9, 10)),
        ],
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
            program("sync.py", (9, 13)),
            program("threads.py", (11, 12)),
            program("processes.py", (12, 13)),
            program("async.py", (14, 15)),
        ],
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
            program("sync.py", (4, 8)),
            program("threads.py", (6, 7)),
            program("processes.py", (7, 8)),
            program("async.py", (11, 12)),
        ],
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
            program("sync.py", (6, 14)),
            program("threads.py", (10, 12)),
            program("processes.py", (10, 12)),
            program("async.py", (11, 13)),
        ],
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
            program("sync.py", (4, 12)),
            program("threads.py", (14, 20)),
            program("processes.py", (16, 22)),
            program("async.py", (16, 19)),
        ],
    },
];
