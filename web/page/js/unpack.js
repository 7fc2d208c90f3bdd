// Unpacking the engine, which stands in the page more tightly packed than browsers unpack by themselves: a
// small module of its own does it.

// So much is unpacked at a time. In between other work goes on, and the browser soon has a better translation
// of the unpacker, which is taken when it is called again.
const PIECE = 1 << 17;

// Lets the browser do what else there is to do.
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

// The bytes of a part of the engine, piece by piece.
export async function* unpacked(unpacker, { letters, length }) {
  const { memory, room_for: roomFor, begin, unpack } = (await WebAssembly.instantiate(unpacker)).exports;
  const written = new TextEncoder().encode(letters);
  const room = roomFor(written.length) >>> 0;
  new Uint8Array(memory.buffer, room, written.length).set(written);
  const at = begin(length) >>> 0;
  for (let from = 0; from < length; ) {
    const to = unpack(PIECE);
    if (to === 0) throw new Error("the engine in this page is damaged");
    yield new Uint8Array(memory.buffer, at + from, to - from).slice();
    from = to;
    await turn();
  }
}

// All of the pieces.
export async function all(pieces) {
  const found = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}
