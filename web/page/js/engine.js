// Asking the engine. Each request is answered in turn; where one brings the engine down, it is started
// again with the files that it held, and the request alone has failed.

import { takeThread } from "./thread.js";

export class Refused extends Error {
  constructor(refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

export class Crashed extends Error {}

export class Engine {
  // `compiled` promises the module that runs in the worker, and is handed what unpacks a part of it there.
  constructor(compiled) {
    this.files = new Map();
    this.open();
    this.module = compiled((unpacker, letters) => this.post({ unpacker, letters }));
    this.start();
  }

  // A worker, in which nothing runs yet.
  open() {
    this.waiting = new Map();
    this.next = 0;
    this.worker = takeThread();
    this.worker.onmessage = ({ data }) => this.arrived(data);
    this.worker.onerror = (event) => this.failed(event.message ?? "");
  }

  start() {
    const { worker } = this;
    this.ready = this.module.then((module) => (worker === this.worker ? this.post({ module }) : this.ready));
    this.ready.catch(() => {});
  }

  post(message, transfer = []) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...message, id }, transfer);
    });
  }

  arrived({ id, bytes, refused, crashed }) {
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (crashed !== undefined) {
      asked?.reject(new Crashed(crashed));
      this.failed(crashed);
    } else if (refused) {
      asked?.reject(new Refused(JSON.parse(new TextDecoder().decode(bytes))));
    } else {
      asked?.resolve(bytes);
    }
  }

  // Everything that was asked has failed; what comes next is asked of a new engine.
  failed(why) {
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Crashed(why));
    this.open();
    this.start();
    this.refill = true;
  }

  // Ends what takes too long.
  stop() {
    this.failed("stopped");
  }

  async ask(request, payload) {
    if (this.refill) {
      this.refill = false;
      for (const file of this.files.values()) await this.give(file);
    }
    return this.post({ request, payload });
  }

  async json(request) {
    return JSON.parse(new TextDecoder().decode(await this.ask(request)));
  }

  // Hands a file over. Of one that is too large its length alone is told, and the engine refuses it.
  async add(path, file, largest) {
    const known = { path, file, largest };
    this.files.set(path, known);
    if (!this.refill) await this.give(known);
  }

  async give({ path, file, largest }) {
    const written = file.lastModified ?? null;
    if (file.size > largest) {
      await this.post({ request: { do: "add", path, written, length: file.size } });
      return;
    }
    const payload = new Uint8Array(await file.arrayBuffer());
    await this.post({ request: { do: "add", path, written }, payload }, [payload.buffer]);
  }

  async clear() {
    this.files.clear();
    await this.ask({ do: "clear" });
  }
}
