// Starts the page. A file of its own, because a strict Content-Security-Policy allows no inline script.
// Trunk puts the names of the built files into the data attributes (see `pattern_script` in Trunk.toml).
const { js, wasm, programs } = document.querySelector("script[data-wasm]").dataset;
const beside = (name) => new URL(name, document.baseURI);

try {
  const [{ bindings, code }, image] = await Promise.all([pageCode(), bytesOf(programs)]);
  // An optimised page's code is in two files (`examples/split`); only such a one has this export.
  globalThis.loadRestOfCode = "rest_loaded" in code ? restOf(code) : () => {};
  bindings.startPage(image);
} catch (error) {
  const why = globalThis.WebAssembly ? `${error.message ?? error}. Loading it again may help` : "it needs a browser with WebAssembly";
  say(`The page could not start: ${why}.`);
  throw error;
}

async function pageCode() {
  const bindings = await import(beside(js));
  return { bindings, code: await bindings.default({ module_or_path: beside(wasm) }) };
}

/** The programs that the page runs, compiled when it was built (`examples/image.rs`). */
async function bytesOf(name) {
  const response = await fetch(beside(name));
  if (!response.ok) throw new Error(`${name} is missing (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Tells the reader what no part of the page can tell any more. */
function say(text) {
  const notice = document.createElement("p");
  notice.role = "alert";
  notice.textContent = text;
  document.body.prepend(notice);
}

/** What loads the rest of the code: at once and waiting for it, or when someone begins to use the page. */
function restOf(code) {
  const file = beside(wasm.replace("_bg.wasm", "_rest.wasm"));
  const link = (module) => {
    // It may have been needed, and loaded, while it was on its way.
    if (code.rest_loaded.value) return;
    new WebAssembly.Instance(module, { first: code });
    code.rest_loaded.value = 1;
  };
  const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin"];
  const whenUsed = () => {
    for (const sign of signs) removeEventListener(sign, whenUsed, true);
    // When this fails, the code is asked for again when it is needed, and says so then.
    WebAssembly.compileStreaming(fetch(file)).then(link, () => {});
  };
  return (atOnce) => {
    if (!atOnce) {
      for (const sign of signs) addEventListener(sign, whenUsed, { capture: true, passive: true });
      return;
    }
    try {
      link(new WebAssembly.Module(fetchAtOnce(file)));
    } catch (error) {
      say(`The page could not load the rest of its code (${error.message ?? error}). Please reload it.`);
      throw error;
    }
  };
}

/** The bytes of a file, waited for: Wasm cannot stop in the middle of a call. */
function fetchAtOnce(file) {
  const request = new XMLHttpRequest();
  request.open("GET", file, false);
  // A waiting request gives text only; in this encoding each character's low byte is a byte of the file.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${file}: ${request.status}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}
