// Unpacking the engine, which stands in the page more tightly packed than browsers unpack by themselves: a
// small module of its own does it.

// So much is unpacked at a time. In between other work goes on, and the browser soon has a better translation
// of the unpacker, which is taken when it is called again.
const PIECE = 1 << 18;

// Lets the browser do what else there is to do.
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

// The bytes of a part of the engine.
export async function unpacked(unpacker, letters) {
  const { memory, room_for: roomFor, begin, unpack, unpacked_at: unpackedAt } = (await WebAssembly.instantiate(unpacker)).exports;
  const written = new TextEncoder().encode(letters);
  const room = roomFor(written.length) >>> 0;
  new Uint8Array(memory.buffer, room, written.length).set(written);
  let length = begin() ? 0 : -1;
  while (length === 0) {
    length = unpack(PIECE);
    if (length === 0) await turn();
  }
  if (length < 0) throw new Error("the engine in this page is damaged");
  return new Uint8Array(memory.buffer, unpackedAt() >>> 0, length).slice();
}
