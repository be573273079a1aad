// The state of the page stands in the address behind `#`, and nowhere else: Back, Forward and a copied link just work.

((app) => {
  const watchers = [];
  const parameters = new Map();

  const oneOf = (choices) => (text, usual) => (choices().includes(text) ? text : usual());

  /**
   * A part of the state, by name: its usual value, how it is read from the address, how it is written.
   * A value that is written as the usual one is left out of the address. It is given up when one of the parts that
   * `until` names is changed.
   */
  const parameter = (name, { usual, read = (text) => text, write = String, key = name, until = [] }) => {
    if (parameters.has(name)) {
      throw new Error(`two parts of the page call a part of the state ${name}`);
    }
    parameters.set(name, { key, usual, read, write, until });
  };

  /** By what names the parts of the state stand in the address. */
  const keys = () => [...parameters.values()].map(({ key }) => key);

  const ids = (text) => text.split("~").map(app.data.long).join("~");
  const shorts = (text) => text.split("~").map(app.data.short).join("~");

  parameter("view", { usual: () => app.data.first, read: oneOf(() => [...app.data.views.keys()]) });
  parameter("tab", { usual: () => "picture", read: oneOf(() => ["picture", ...app.sheets.names()]) });
  parameter("focus", { usual: () => "", read: ids, write: shorts });
  parameter("depth", { usual: () => 1, read: (text) => Math.min(3, Math.max(1, Math.trunc(Number(text)) || 1)) });
  parameter("language", {
    key: "lang",
    usual: () => (app.data.language === "en" ? "en" : "zh"),
    read: oneOf(() => ["zh", "en"]),
  });
  parameter("theme", { usual: () => "", read: oneOf(() => ["light", "dark"]) });

  /** The state that a fragment tells; without one, that of the address. */
  const read = (fragment = location.hash.slice(1)) => {
    const said = new URLSearchParams(fragment);
    return Object.fromEntries(
      [...parameters].map(([name, { key, usual, read: parse }]) => [
        name,
        said.has(key) ? parse(said.get(key), usual) : usual(),
      ]),
    );
  };

  const write = (state) => {
    const said = new URLSearchParams();
    for (const [name, { key, usual, write: print }] of parameters) {
      const text = print(state[name]);
      if (text !== print(usual())) {
        said.set(key, text);
      }
    }
    return `#${said}`;
  };

  let now = null;

  const tell = () => {
    const before = now;
    now = read();
    for (const watch of watchers) {
      watch(now, before);
    }
  };

  /** What a change gives up. */
  const ended = (change) =>
    Object.fromEntries(
      [...parameters]
        .filter(([, { until }]) => until.some((part) => part in change))
        .map(([name, { usual }]) => [name, usual()]),
    );

  /** Change something; `replace` leaves no step for Back. */
  const go = (change, { replace = false } = {}) => {
    const next = write({ ...now, ...ended(change), ...change });
    if (next === (location.hash || "#")) {
      return;
    }
    if (replace) {
      location.replace(next);
    } else {
      location.hash = next;
    }
  };

  /** The address of this picture with some changes, language and theme always said, as one would send it to somebody. */
  const address = (change = {}) => {
    const state = { ...now, ...change };
    const said = new URLSearchParams(write(state).slice(1));
    said.set("lang", state.language);
    return `${location.href.split("#")[0]}#${said}`;
  };

  /** Begin; a language that was chosen earlier is said in the address, so that a link never depends on what is remembered. */
  const start = () => {
    now = read();
    const language = app.memory.get("language");
    if (!/[#&]lang=/.test(location.hash) && ["zh", "en"].includes(language)) {
      go({ language }, { replace: true });
    }
    globalThis.addEventListener("hashchange", tell);
    tell();
  };

  app.state = { parameter, keys, read, write, go, address, start, now: () => now, watch: (act) => watchers.push(act) };
})(globalThis.gbakg);
