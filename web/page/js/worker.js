// The engine in a thread of its own, so that the page never freezes.

import { Door } from "./door.js";
import { unpacked } from "./unpack.js";

let open = null;
const opened = new Promise((resolve) => (open = resolve));

self.onmessage = async ({ data }) => {
  const { id, unpacker, letters, module, request, payload } = data;
  try {
    if (unpacker) {
      const bytes = await unpacked(unpacker, letters);
      self.postMessage({ id, bytes }, [bytes.buffer]);
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
