// Starts the page. A file of its own, because a strict Content-Security-Policy allows no inline script.
// Trunk puts the names of the built files into the data attributes (see `pattern_script` in Trunk.toml).
const files = document.querySelector("script[data-wasm]").dataset;
const beside = (name) => new URL(name, document.baseURI);

try {
  const [{ bindings, code }, opening] = await Promise.all([pageCode(), bytesOf(files.opening)]);
  // An optimised page's code is in two files (`examples/split`); only such a one has this export.
  const rest = "rest_loaded" in code ? restOf(code) : { async fetch() {}, link() {} };
  globalThis.loadRestOfCode = rest.link;
  globalThis.pagePrograms = async (atOnce) => {
    if (!atOnce) await used();
    const [programs] = await Promise.all([bytesOf(files.programs), rest.fetch()]);
    return programs;
  };
  bindings.startPage(opening);
} catch (error) {
  const why = globalThis.WebAssembly ? `${error.message ?? error}. Loading it again may help` : "it needs a browser with WebAssembly";
  say(`The page could not start: ${why}.`);
  throw error;
}

async function pageCode() {
  const bindings = await import(beside(files.js));
  return { bindings, code: await bindings.default({ module_or_path: beside(files.wasm) }) };
}

async function bytesOf(name) {
  const response = await fetch(beside(name));
  if (!response.ok) throw new Error(`${name} is missing (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Resolves as soon as someone begins to use the page. */
function used() {
  const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin"];
  return new Promise((resolve) => {
    const sign = () => {
      for (const name of signs) removeEventListener(name, sign, true);
      resolve();
    };
    for (const name of signs) addEventListener(name, sign, { capture: true, passive: true });
  });
}

/** Tells the reader what no part of the page can tell any more. */
function say(text) {
  const notice = document.createElement("p");
  notice.role = "alert";
  notice.textContent = text;
  document.body.prepend(notice);
}

/** The rest of the code: fetched ahead, and linked when it is needed, fetched or not. */
function restOf(code) {
  const file = beside(files.wasm.replace("_bg.wasm", "_rest.wasm"));
  let rest;
  return {
    async fetch() {
      rest = await WebAssembly.compileStreaming(fetch(file));
    },
    link() {
      if (code.rest_loaded.value) return;
      try {
        new WebAssembly.Instance(rest ?? new WebAssembly.Module(fetchNow(file)), { first: code });
      } catch (error) {
        say(`The page could not load the rest of its code (${error.message ?? error}). Please reload it.`);
        throw error;
      }
      code.rest_loaded.value = 1;
    },
  };
}

/** The bytes of a file, waited for: Wasm cannot stop in the middle of a call. */
function fetchNow(file) {
  const request = new XMLHttpRequest();
  request.open("GET", file, false);
  // A waiting request gives text only; in this encoding each character's low byte is a byte of the file.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${file}: ${request.status}`);
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}
