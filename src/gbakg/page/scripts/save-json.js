// JSON as networkx's node_link_data has it, with where it comes from:
// https://networkx.org/documentation/stable/reference/readwrite/generated/networkx.readwrite.json_graph.node_link_data.html

((app) => {
  const { contents } = app;

  /** Which filters are on, as the address has them. */
  const filters = (state) => ({
    off: [...state.off].sort(),
    from: state.from || null,
    to: state.to || null,
    text: state.text,
  });

  const node = (places) => (one) => {
    const { x, y } = places?.get(one.id) || { x: null, y: null };
    return { ...contents.nodeRow(one), x, y, evidence: contents.nodeEvidence(one) };
  };

  /** An edge has its id for a key, which keeps parallel ones apart. */
  const edge = (one) => {
    const { id, source, target, ...row } = contents.edgeRow(one);
    return { source, target, key: id, ...row, evidence: contents.edgeEvidence(one) };
  };

  /**
   * `graph` says what the file holds: `view`, `filters`, what is lit up (`focus`, `selection`, and whether the rows keep
   * to it, `only_lit`), `source` (the letters), `generator`, and `link`, the address of this view.
   */
  const about = ({ scene, state, lit }) => ({
    view: scene.view.name,
    filters: filters(state),
    focus: state.focus ? state.focus.split("~") : [],
    selection: [...state.pick].sort(),
    only_lit: Boolean(lit && scene.near),
    source: app.data.about.letters.map(([id, zh, en]) => ({ letter: id, title_zh: zh, title_en: en })),
    generator: app.data.about.version ? `gbakg ${app.data.about.version}` : "gbakg",
    link: app.state.address(),
  });

  const write = (wish) => {
    const { nodes, edges } = contents.of(wish.scene, wish);
    const { places } = app.sketch.laid(wish.scene.view) || {};
    const all = {
      directed: false,
      multigraph: true,
      graph: about(wish),
      nodes: nodes.map(node(places)),
      edges: edges.map(edge),
    };
    return `${JSON.stringify(all, null, 1)}\n`;
  };

  app.takeaway.add("json", { group: "tables", ending: "json", type: "application/json", write });
})(globalThis.gbakg);
