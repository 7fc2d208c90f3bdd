// The engine of the page as a module, ready to run: its first half is unpacked here, the second meanwhile by
// the worker, and each is compiled once it is there.

import { byId } from "./dom.js";
import { unpacked } from "./unpack.js";

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

// `elsewhere` unpacks a half in the worker, and promises its bytes. A worker that is stopped meanwhile leaves
// it to be unpacked here.
export async function moduleOfPage(elsewhere) {
  const [unpacker] = await Promise.all([unpackerOfPage(), whole()]);
  const [one, other] = ["engine-1", "engine-2"].map((id) => byId(id).textContent);
  const second = elsewhere(unpacker, other).catch(() => unpacked(unpacker, other));
  const first = unpacked(unpacker, one);
  const stream = new ReadableStream({
    async start(into) {
      into.enqueue(await first);
      into.enqueue(await second);
      into.close();
    },
  });
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
}
