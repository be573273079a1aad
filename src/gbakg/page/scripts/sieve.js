// What the filters leave of a view, and how many things each value of each facet stands for.

((app) => {
  const { isBody, isPartnership, isPair, valuesOf, NAMES, ofLines } = app.facets;

  /** Parallel pairs of one certainty as one line that knows its partnerships. */
  const bundled = (edges) => {
    const bundles = new Map();
    for (const edge of edges) {
      const key = `${edge.from}~${edge.to}~${edge.certainty}`;
      const bundle = bundles.get(key) || { ...edge, id: key, members: [] };
      bundle.members.push(edge);
      bundle.status = bundle.members.some((one) => one.status === "Realised") ? "Realised" : edge.status;
      bundles.set(key, bundle);
    }
    return [...bundles.values()];
  };

  const linesOf = (view, edges) => (view.name === "organizations" ? bundled(edges) : edges);

  /** What a view tells of: its marks, and the partnerships that its pairs come from. */
  const subjectsOf = (view) => {
    const behind = new Set(view.edges.filter(isPair).map((edge) => edge.partnership));
    const hidden = [...behind].filter((id) => !view.byId.has(id)).map(app.data.node);
    return [...view.nodes, ...hidden.filter(Boolean)];
  };

  /** The same question is asked many times while the filters stay as they are; its answer is worked out once a view. */
  const kept = (work) => {
    const found = new Map();
    return (view, state) => {
      const last = found.get(view.name);
      if (last && app.filters.same(last.state, state)) {
        return last.answer;
      }
      const answer = work(view, state);
      found.set(view.name, { state, answer });
      return answer;
    };
  };

  /** Which filters hide what: of the marks and partnerships by IRI, and of the lines by id. */
  const verdicts = kept((view, state) => {
    const judge = app.filters.judge(state);
    const nodes = new Map(subjectsOf(view).map((node) => [node.id, judge.node(node)]));
    const of = (id) => nodes.get(id) || [];
    const lines = new Map(
      view.edges.map((edge) => [
        edge.id,
        [...judge.line(edge), ...of(edge.from), ...of(edge.to), ...(isPair(edge) ? of(edge.partnership) : [])],
      ]),
    );
    return { nodes, lines };
  });

  const allBut = (filters, one) => filters.every((filter) => filter === one);

  /**
   * How many things have each value of each facet: `all`, and how many the other filters leave, `shown`.
   * Pairs are counted once a pair, as they are drawn.
   */
  const counts = kept((view, state) => {
    const { nodes, lines } = verdicts(view, state);
    const found = Object.fromEntries(NAMES.map((name) => [name, new Map()]));
    const add = (name, thing, filters) => {
      for (const value of valuesOf(name, thing)) {
        const count = found[name].get(value) || { all: 0, shown: 0 };
        count.all += 1;
        count.shown += allBut(filters, name) ? 1 : 0;
        found[name].set(value, count);
      }
    };
    for (const node of subjectsOf(view)) {
      for (const name of NAMES.filter((one) => !ofLines(one))) {
        add(name, node, nodes.get(node.id));
      }
    }
    for (const line of view.edges.filter((edge) => !isPair(edge))) {
      add("role", line, lines.get(line.id));
    }
    for (const bundle of bundled(view.edges.filter(isPair))) {
      const least = bundle.members.map((edge) => lines.get(edge.id)).sort((a, b) => a.length - b.length);
      add("certainty", bundle, least.find((filters) => allBut(filters, "certainty")) || least[0]);
    }
    return found;
  });

  /** Which single filters hide every partnership; where none does alone, all that hide one. */
  const culprits = (view, state) => {
    const { nodes } = verdicts(view, state);
    const deals = subjectsOf(view).filter(isPartnership);
    const hidden = deals.map((deal) => nodes.get(deal.id));
    if (!deals.length || hidden.some((filters) => !filters.length)) {
      return [];
    }
    const all = [...new Set(hidden.flat())];
    const alone = all.filter((one) => hidden.some((filters) => allBut(filters, one)));
    return alone.length ? alone : all;
  };

  /**
   * What the filters leave of a view: `seen` by IRI, `edges`, `lines` where parallel pairs are bundled, `deals` the
   * partnerships, drawn or not, `lone` how many bodies are left without a line.
   */
  const of = kept((view, state) => {
    const hidden = verdicts(view, state);
    const passes = (filters) => filters.length === 0;
    const edges = view.edges.filter((edge) => passes(hidden.lines.get(edge.id)));
    const held = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const lone = (node) => isBody(node) && !held.has(node.id);
    const standing = view.nodes.filter((node) => passes(hidden.nodes.get(node.id)));
    const shown = state.off.has(app.filters.LONE) ? standing.filter((node) => !lone(node)) : standing;
    const deals = subjectsOf(view).filter((node) => isPartnership(node) && passes(hidden.nodes.get(node.id)));
    return {
      seen: new Set(shown.map((node) => node.id)),
      edges,
      lines: linesOf(view, edges),
      deals: new Set(deals.map((node) => node.id)),
      lone: standing.filter(lone).length,
    };
  });

  app.sieve = { of, counts, culprits };
})(globalThis.gbakg);
