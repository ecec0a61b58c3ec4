//! The page's entry: mounts the app. Natively there is nothing to run here.

#[cfg(target_arch = "wasm32")]
#[yew::component]
fn App() -> yew::Html {
    yew::html! { <main><h1>{ "interleave" }</h1></main> }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    yew::Renderer::<App>::new().render();
}
