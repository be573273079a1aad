// Filters: which values of the legend are off, from which year to which, which words. All of it stands in the address.

((app) => {
  const { NAMES, NONE, valuesOf, ofLines, isPartnership } = app.facets;
  /** Possible pairs are not stated pairs: they are drawn when asked for. */
  const OFF = ["certainty.possible"];
  /** Filters that are no switch of the legend. */
  const YEARS = "years";
  const TEXT = "text";
  /** Bodies that the other filters leave without a line. */
  const LONE = "lone.lone";

  const year = (text) => (/^\d{4}$/.test(text) ? Number(text) : 0);

  app.state.parameter("off", {
    usual: () => new Set(OFF),
    read: (text) => new Set(text.split(" ").filter(Boolean)),
    write: (off) => [...off].sort().join(" "),
  });
  app.state.parameter("from", { usual: () => 0, read: year });
  app.state.parameter("to", { usual: () => 0, read: year });
  app.state.parameter("text", { usual: () => "" });

  const usual = () => ({ off: new Set(OFF), from: 0, to: 0, text: "" });
  const now = () => app.state.now();
  const isUsual = (off) => off.size === OFF.length && OFF.every((one) => off.has(one));
  /** Whether two states filter alike. */
  const same = (one, two) =>
    ["from", "to", "text"].every((part) => one[part] === two[part]) &&
    one.off.size === two.off.size &&
    [...one.off].every((key) => two.off.has(key));
  const changed = () => !isUsual(now().off) || Boolean(now().from || now().to || now().text);

  /** Show or hide one value. */
  const toggle = (facet, value) => {
    const off = new Set(now().off);
    const key = `${facet}.${value}`;
    if (!off.delete(key)) {
      off.add(key);
    }
    app.state.go({ off });
  };

  const without = (off, facet) => new Set([...off].filter((key) => !key.startsWith(`${facet}.`)));

  /** Of one facet, show only one value. */
  const only = (facet, value, values) => {
    const off = without(now().off, facet);
    for (const other of values.filter((one) => one !== value)) {
      off.add(`${facet}.${other}`);
    }
    app.state.go({ off });
  };

  /** Undo one filter: a facet's switches, the years, or the words. */
  const clear = (filter) => {
    if (filter === YEARS) {
      app.state.go({ from: 0, to: 0 });
    } else if (filter === TEXT) {
      app.state.go({ text: "" });
    } else {
      app.state.go({ off: without(now().off, filter) });
    }
  };

  const yearsOf = (node) => [node.start || node.end, node.end || node.start].map((date) => Number(date.slice(0, 4)));

  /** A dated partnership counts in every year that it touches; undated ones have a switch of their own. */
  const inYears = (node, { from, to }) => {
    if (!isPartnership(node) || !(node.start || node.end)) {
      return true;
    }
    const [first, last] = yearsOf(node);
    return (!from || last >= from) && (!to || first <= to);
  };

  /** What the words leave: whatever bears them in a name, the partnerships around it, and all that these hold together. */
  const worded = (text) => {
    const { around } = app.data.whole;
    const others = (id) => (around.get(id) || []).map((edge) => (edge.from === id ? edge.to : edge.from));
    const isDeal = (id) => isPartnership(app.data.node(id));
    const hits = new Set(app.names.bearing(text).map((node) => node.id));
    const deals = [...hits].flatMap((id) => (isDeal(id) ? [id] : others(id).filter(isDeal)));
    return new Set([...hits, ...deals, ...deals.flatMap(others)]);
  };

  /** Tells of every thing which filters hide it; of a thing that is shown, none. */
  const judge = (state) => {
    const kept = state.text ? worded(state.text) : null;
    const hides = (thing) => (name) => {
      const values = valuesOf(name, thing);
      return values.length > 0 && values.every((value) => state.off.has(`${name}.${value}`));
    };
    const switches = { nodes: NAMES.filter((name) => !ofLines(name)), lines: NAMES.filter(ofLines) };
    return {
      node: (node) => [
        ...switches.nodes.filter(hides(node)),
        ...(inYears(node, state) ? [] : [YEARS]),
        ...(kept && !kept.has(node.id) ? [TEXT] : []),
      ],
      line: (line) => switches.lines.filter(hides(line)),
    };
  };

  app.filters = {
    LONE,
    NONE,
    YEARS,
    TEXT,
    usual,
    same,
    changed,
    toggle,
    only,
    clear,
    judge,
    yearsOf,
    reset: () => app.state.go(usual()),
  };
})(globalThis.gbakg);
