//! The page's entry: mounts the app. Natively there is nothing to run here.

fn main() {}
