// The engine in a thread of its own, so that the page never freezes.

import { Door } from "./door.js";
import { all, unpacked } from "./unpack.js";

let open = null;
const opened = new Promise((resolve) => (open = resolve));

self.onmessage = async ({ data }) => {
  const { id, unpacker, half, module, request, payload } = data;
  try {
    if (unpacker) {
      const bytes = await all(unpacked(unpacker, half));
      self.postMessage({ id, bytes }, bytes.map(({ buffer }) => buffer));
    } else if (module) {
      open(Door.of(module));
      await opened;
      self.postMessage({ id });
    } else {
      const { bytes, refused } = (await opened).ask(request, payload);
      self.postMessage({ id, bytes, refused }, [bytes.buffer]);
    }
  } catch (error) {
    // A trap ends the module: the page starts another.
    self.postMessage({ id, crashed: String(error) });
  }
};
