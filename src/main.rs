//! The page's program. `static/boot.js` starts it with `startPage` (`interleave::ui::start_page`), not by
//! `main`, because code may have to be loaded while it draws; natively there is nothing to run here.

#[cfg(target_arch = "wasm32")]
pub use interleave::ui::start_page;

fn main() {}
