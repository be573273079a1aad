// What is written around a picture that leaves the page: what it shows, what it leaves out, how it is to be read, from where.

((app) => {
  const { say, name, pick } = app.speech;

  /** What is lit up: the focus, the selection, or something else such as a path. */
  const lit = (scene, state) => {
    if (!scene.near) {
      return "";
    }
    if (state.pick.size) {
      return app.picks.said(state.pick);
    }
    const names = state.focus.split("~").filter(Boolean).map(name);
    return names.length ? say("focused", { name: names.join(" — ") }) : say("litPart");
  };

  const years = ({ from, to }) => {
    if (from && to) {
      return [say("onlyYears", { from, to })];
    }
    return [from ? say("onlyFrom", { from }) : "", to ? say("onlyTo", { to }) : ""];
  };

  const without = (facet, scene, state) => {
    const known = app.sieve.counts(scene.view, state)[facet];
    const labels = [...known.keys()]
      .filter((value) => state.off.has(`${facet}.${value}`))
      .map((value) => app.legend.label(facet, value));
    return labels.length
      ? say("leftOut", { facet: app.legend.title(facet), values: labels.sort().join(say("comma")) })
      : "";
  };

  /** Which filters are on, in words; empty where none is that this view knows. */
  const filters = (scene, state) => {
    const lone = state.off.has(app.filters.LONE) && scene.lone ? say("leftOutLone") : "";
    const text = state.text ? say("onlyText", { text: state.text }) : "";
    const off = app.facets.NAMES.map((facet) => without(facet, scene, state));
    const all = [...off, lone, ...years(state), text].filter(Boolean);
    return all.length ? say("filtered", { what: all.join(say("semicolon")) }) : "";
  };

  /** How stated, planned and possible are told apart. */
  const reading = (scene) => say(scene.view.name === "organizations" ? "readPairs" : "readParts");

  const letter = ([id, zh, en]) =>
    say("letterTitle", { title: pick([zh, en]) || id, letter: say("letter", { n: id }) });

  const source = () => {
    const { letters } = app.data.about;
    return letters.length ? `${say("source")}${letters.map(letter).join(say("semicolon"))}` : "";
  };

  const version = () => (app.data.about.version ? say("written", { version: app.data.about.version }) : "");

  const view = (scene) => say("viewLine", { view: say(scene.view.name), hint: say(`${scene.view.name}Hint`) });

  app.captions = {
    view,
    lit,
    filters,
    reading,
    source,
    version,
    counts: (scene) => app.notes.counts(scene),
    title: () => pick(app.data.title),
  };
})(globalThis.gbakg);
