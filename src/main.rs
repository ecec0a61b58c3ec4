//! The page's entry: mounts the app. Natively there is nothing to run here.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<interleave::ui::app::App>::new().render();
}
