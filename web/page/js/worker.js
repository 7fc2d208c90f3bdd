// The engine in a thread of its own, so that the page never freezes.

import { Door } from "./door.js";

let opened = null;

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

// The engine is packed more tightly than browsers unpack by themselves: a small module of its own does it.
async function unpacked({ engine, length, unpacker }) {
  const stream = new Blob([bytesOf(unpacker)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { instance } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer());
  const { memory, room_for: roomFor, unpack } = instance.exports;
  const packed = bytesOf(engine);
  const room = roomFor(packed.length) >>> 0;
  new Uint8Array(memory.buffer, room, packed.length).set(packed);
  const at = unpack(length) >>> 0;
  if (at === 0) throw new Error("the engine in this page is damaged");
  return new Uint8Array(memory.buffer, at, length);
}

self.onmessage = async ({ data }) => {
  const { id, packed, request, payload } = data;
  try {
    if (packed) {
      opened = unpacked(packed).then((bytes) => Door.open(bytes));
      await opened;
      self.postMessage({ id });
      return;
    }
    const { bytes, refused } = (await opened).ask(request, payload);
    self.postMessage({ id, bytes, refused }, [bytes.buffer]);
  } catch (error) {
    // A trap ends the module: the page starts another.
    self.postMessage({ id, crashed: String(error) });
  }
};
