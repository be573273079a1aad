// The state of the page stands in the address behind `#`, and nowhere else: Back, Forward and a copied link just work.

((app) => {
  const FACETS = ["region", "mark", "status", "role", "certainty"];
  /** Possible pairs are not stated pairs: they are drawn when asked for. */
  const OFF = ["certainty.possible"];
  const watchers = [];

  const start = () => ({
    view: app.data.first,
    tab: "picture",
    focus: "",
    depth: 1,
    language: app.data.language === "en" ? "en" : "zh",
    theme: "",
    off: new Set(OFF),
  });

  const oneOf = (value, choices, otherwise) => (choices.includes(value) ? value : otherwise);

  const focusOf = (text) => text.split("~", 2).map(app.data.long).join("~");

  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    const usual = start();
    return {
      view: oneOf(said.get("view"), [...app.data.views.keys()], usual.view),
      tab: oneOf(said.get("tab"), ["picture", "list"], usual.tab),
      focus: said.get("focus") ? focusOf(said.get("focus")) : "",
      depth: Number(oneOf(said.get("depth"), ["1", "2", "3"], "1")),
      language: oneOf(said.get("lang"), ["zh", "en"], usual.language),
      theme: oneOf(said.get("theme"), ["light", "dark"], ""),
      off: new Set(said.has("off") ? said.get("off").split(" ").filter(Boolean) : OFF),
    };
  };

  const isUsual = (off) => off.size === OFF.length && OFF.every((one) => off.has(one));

  const write = (state) => {
    const usual = start();
    const said = new URLSearchParams();
    const put = (key, value, normal) => value !== normal && said.set(key, String(value));
    put("view", state.view, usual.view);
    put("tab", state.tab, usual.tab);
    put("focus", state.focus.split("~").map(app.data.short).join("~"), "");
    put("depth", state.depth, 1);
    put("lang", state.language, usual.language);
    put("theme", state.theme, "");
    if (!isUsual(state.off)) {
      said.set("off", [...state.off].sort().join(" "));
    }
    return `#${said}`;
  };

  let now = read();

  const tell = () => {
    const before = now;
    now = read();
    for (const watch of watchers) {
      watch(now, before);
    }
  };

  /** Change something; `replace` leaves no step for Back. */
  const go = (change, { replace = false } = {}) => {
    const next = write({ ...now, ...change });
    if (next === (location.hash || "#")) {
      return;
    }
    if (replace) {
      location.replace(next);
    } else {
      location.hash = next;
    }
  };

  /** Show or hide one value of the legend. */
  const toggle = (facet, value) => {
    const off = new Set(now.off);
    const key = `${facet}.${value}`;
    if (!off.delete(key)) {
      off.add(key);
    }
    go({ off });
  };

  /** Of one facet, show only one value. */
  const only = (facet, value, values) => {
    const off = new Set([...now.off].filter((key) => !key.startsWith(`${facet}.`)));
    for (const other of values.filter((one) => one !== value)) {
      off.add(`${facet}.${other}`);
    }
    go({ off });
  };

  globalThis.addEventListener("hashchange", tell);

  app.state = {
    FACETS,
    go,
    toggle,
    only,
    reset: () => go({ off: new Set(OFF) }),
    usualOff: () => new Set(OFF),
    changed: () => !isUsual(now.off),
    isOff: (facet, value) => now.off.has(`${facet}.${value}`),
    now: () => now,
    watch: (act) => watchers.push(act),
  };
})(globalThis.gbakg);
