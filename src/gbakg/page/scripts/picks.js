// A selection: what an answer, a cell of a table or a person's own choice picks out. It stands in the address as well.

((app) => {
  const { isBody, isPartnership } = app.facets;
  const BETWEEN = "~";

  app.state.parameter("pick", {
    usual: () => new Set(),
    read: (text) => new Set(text.split(BETWEEN).filter(Boolean).map(app.data.long).filter(app.data.node)),
    write: (ids) => [...ids].map(app.data.short).sort().join(BETWEEN),
  });

  /** Whether the tables show the selection alone, as they do after an answer; whoever ticks boxes sees all of them. */
  app.state.parameter("only", {
    usual: () => false,
    read: (text) => text === "picked",
    write: (only) => (only ? "picked" : ""),
  });

  /** Lines of picked partnerships, and lines between picked things. */
  const holds = (picked) => (line) =>
    picked.has(line.partnership) ||
    (line.members || []).some((one) => picked.has(one.partnership)) ||
    (picked.has(line.from) && picked.has(line.to));

  /** A selection lights up what is picked, and the parties of the partnerships in it. */
  const light = ({ state: { pick }, seen, lines }) => {
    if (!pick.size) {
      return null;
    }
    const held = lines.filter(holds(pick));
    const ends = held
      .filter((line) => pick.has(line.partnership) || line.members)
      .flatMap(({ from, to }) => [from, to]);
    const near = new Set([...pick, ...ends].filter((id) => seen.has(id)));
    return { near, nearLines: new Set(held.map((line) => line.id)) };
  };

  /** Pick these, and show them where the view draws them; bodies and partnerships are in every view that matters. */
  const show = (ids, change = {}) => {
    const view = app.data.views.get(app.state.now().view);
    const known = ids.filter((id) => app.data.node(id));
    const drawn = (id) => view.byId.has(id) || isPartnership(app.data.node(id));
    const wider = known.length && !known.some(drawn) ? { view: app.data.viewOf(known[0]).name } : {};
    app.state.go({ focus: "", ...wider, pick: new Set(known), only: known.length > 0, ...change });
  };

  /** Pick these as well, or no longer where all of them are picked; the focus stays. */
  const toggle = (ids) => {
    const { pick } = app.state.now();
    const these = new Set(ids);
    const all = ids.every((id) => pick.has(id));
    const next = all ? [...pick].filter((id) => !these.has(id)) : [...pick, ...ids];
    app.state.go({ pick: new Set(next), only: app.state.now().only && next.length > 0 });
  };

  const clear = () => app.state.go({ pick: new Set(), only: false });

  /** How much of a selection is what, in words. */
  const said = (pick) => {
    const nodes = [...pick].map(app.data.node);
    const [bodies, deals] = [nodes.filter(isBody).length, nodes.filter(isPartnership).length];
    const rest = nodes.length - bodies - deals;
    const { say } = app.speech;
    const parts = [
      bodies ? say("pickedBodies", { n: bodies }) : "",
      deals ? say("pickedDeals", { n: deals }) : "",
      rest ? say("pickedThings", { n: rest }) : "",
    ];
    return say("picked", { what: parts.filter(Boolean).join(say("comma")) });
  };

  app.lights.push(light);
  app.picks = { show, toggle, clear, said };
})(globalThis.gbakg);
