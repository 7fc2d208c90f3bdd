// Building the page. Text goes in as text alone: nothing from a list can become markup.

// An element. Attributes that begin with `on` are listeners; `null` and `false` leave one out.
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else if (key === "checked") element.checked = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  put(element, ...children);
  return element;
}

// Adds children: elements as they are, everything else as text.
export function put(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return parent;
}

// The same, in place of what was there.
export function show(parent, ...children) {
  parent.replaceChildren();
  return put(parent, ...children);
}

export function byId(id) {
  return document.getElementById(id);
}

// Hands bytes to the person as a file.
export function save(name, bytes, type) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// Runs the last of many calls, a little later.
export function settled(work, pause) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), pause);
  };
}

// A tab list: arrows move, Home and End jump. `choose` is called with the id of the tab.
export function tabs(list, choose) {
  const all = () => [...list.querySelectorAll('[role="tab"]:not([hidden])')];
  const pick = (tab, focus) => {
    for (const other of all()) {
      const is = other === tab;
      other.setAttribute("aria-selected", String(is));
      other.tabIndex = is ? 0 : -1;
      byId(other.getAttribute("aria-controls")).hidden = !is;
    }
    if (focus) tab.focus();
    choose(tab.id);
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) pick(tab, false);
  });
  list.addEventListener("keydown", (event) => {
    const tabs = all();
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    pick(tabs[(to + tabs.length) % tabs.length], true);
  });
  return (id) => pick(byId(id), false);
}
