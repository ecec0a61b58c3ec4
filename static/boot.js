// Starts the page. A file of its own, because a strict Content-Security-Policy allows no inline script.
// Trunk puts the names of the built files into the data attributes (see `pattern_script` in Trunk.toml).
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const beside = (name) => new URL(name, document.baseURI);

try {
  const bindings = await import(beside(js));
  await bindings.default({ module_or_path: beside(wasm) });
} catch (error) {
  const notice = document.createElement("p");
  notice.role = "alert";
  notice.textContent = `The page could not start: ${error.message ?? error}. It needs a browser with WebAssembly.`;
  document.body.prepend(notice);
  throw error;
}
