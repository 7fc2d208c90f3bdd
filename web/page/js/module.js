// The engine of the page as a module, ready to run: its first half is unpacked here, the second meanwhile by
// the worker, and what is unpacked is compiled at once.

import { byId } from "./dom.js";
import { all, unpacked } from "./unpack.js";

async function unpackerOfPage() {
  const packed = Uint8Array.from(atob(byId("unpacker").textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

// Once the browser has read all of the page, at the end of which the engine stands.
function whole() {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });
}

function half(id) {
  const { textContent: letters, dataset } = byId(id);
  return { letters, length: Number(dataset.length) };
}

// `elsewhere` unpacks a half in the worker, and promises its pieces. A worker that is stopped meanwhile leaves
// it to be unpacked here.
export async function moduleOfPage(elsewhere) {
  const [unpacker] = await Promise.all([unpackerOfPage(), whole()]);
  const second = elsewhere(unpacker, half("engine-2")).catch(() => all(unpacked(unpacker, half("engine-2"))));
  const first = unpacked(unpacker, half("engine-1"));
  const stream = new ReadableStream({
    async pull(into) {
      const { value, done } = await first.next();
      if (!done) {
        into.enqueue(value);
        return;
      }
      for (const piece of await second) into.enqueue(piece);
      into.close();
    },
  });
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
}
