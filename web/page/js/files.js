// Files that are dropped or chosen: each with the path by which reports call it.

// What is larger is not read into memory; the engine says that it is too large.
export const LARGEST = 64 * 1024 * 1024;

// More than so many files is no folder of lists.
export const MOST_FILES = 5000;

// The files of a chosen folder bear its name in front; others their own.
export function chosen(list) {
  return [...list].slice(0, MOST_FILES).map((file) => ({
    path: file.webkitRelativePath || file.name,
    file,
  }));
}

// What was dropped: files, and folders with all that is in them.
export async function dropped(transfer) {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

async function gather(entry, found) {
  if (!entry || found.length >= MOST_FILES) return;
  if (entry instanceof File) {
    found.push({ path: entry.name, file: entry });
  } else if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ""), file });
  } else if (entry.isDirectory) {
    const reader = entry.createReader();
    // The entries of a folder come a hundred at a time.
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) break;
      for (const inner of some) await gather(inner, found);
    }
  }
}

// What is to be checked of these paths: folders as folders, files that stand alone as files. Profiles,
// settings and rules of one's own are no lists.
export function toCheck(paths) {
  const asked = new Set();
  for (const path of paths) {
    const slash = path.indexOf("/");
    if (slash > 0) asked.add(path.slice(0, slash));
    else if (!path.toLowerCase().endsWith(".toml")) asked.add(path);
  }
  return [...asked];
}
