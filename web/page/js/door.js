// The door of the engine: a module of WebAssembly with three functions. Requests are JSON, and the bytes
// of a file behind them.

// What the module needs from outside: the moment at which a workbook is made, and no more.
function surroundings(module) {
  const needed = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") continue;
    needed[from] ??= {};
    needed[from][name] = /now/i.test(name) ? () => Date.now() : () => 0;
  }
  return needed;
}

export class Door {
  static async open(bytes) {
    return Door.of(await WebAssembly.compile(bytes));
  }

  static async of(module) {
    return new Door((await WebAssembly.instantiate(module, surroundings(module))).exports);
  }

  constructor(engine) {
    this.engine = engine;
  }

  // The bytes of the answer, and whether the request was refused: then they are JSON that tells why.
  ask(request, payload) {
    const { engine } = this;
    const json = new TextEncoder().encode(JSON.stringify(request));
    const room = engine.room_for(json.length + (payload?.length ?? 0)) >>> 0;
    const incoming = new Uint8Array(engine.memory.buffer, room);
    incoming.set(json);
    if (payload) incoming.set(payload, json.length);
    const length = Number(engine.answer(json.length));
    const at = engine.answer_at() >>> 0;
    const bytes = new Uint8Array(engine.memory.buffer, at, Math.abs(length)).slice();
    return { bytes, refused: length < 0 };
  }
}
