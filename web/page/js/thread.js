// The thread that the engine runs in. To open one takes as long as to draw the page: the first is opened
// before the page is read any further.

function openThread() {
  const source = document.getElementById("worker").textContent;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const thread = new Worker(url);
  thread.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return thread;
}

let atHand = openThread();

export function takeThread() {
  const thread = atHand ?? openThread();
  atHand = null;
  return thread;
}
